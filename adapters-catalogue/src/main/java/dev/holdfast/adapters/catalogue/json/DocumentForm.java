package dev.holdfast.adapters.catalogue.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of one type of value, without blanks. Safe for several threads at once.
 *
 * <p>The same value is the same text, whatever order its sets and maps have in memory. A member
 * that is null is left out. A value of a sealed type says which of its records it is, by the member
 * {@code is}. Text with a member that the record does not have is refused: a newer version wrote
 * it, and what it means would be lost.
 *
 * @param <T> a record type
 */
public final class DocumentForm<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          // Half a surrogate pair has no UTF-8, and would not come back from the database.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          // What a record says beside its components follows from them.
          .changeDefaultVisibility(DocumentForm::componentsOnly)
          .changeDefaultPropertyInclusion(unused -> JsonInclude.Value.ALL_NON_NULL)
          .mixInOverrides(new SealedTypes())
          .addModule(new JsonValues())
          .build();

  private static final ReadDocuments READ = new ReadDocuments(ReadDocuments.CHARS_MAX);

  private final Class<T> type;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  private DocumentForm(Class<T> type) {
    this.type = type;
    this.writer = MAPPER.writerFor(type);
    this.reader = MAPPER.readerFor(type);
  }

  private static VisibilityChecker componentsOnly(VisibilityChecker visibility) {
    return visibility
        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
        .withFieldVisibility(Visibility.ANY)
        .withCreatorVisibility(Visibility.ANY);
  }

  public static <T> DocumentForm<T> of(Class<T> type) {
    return new DocumentForm<>(type);
  }

  public String write(T value) {
    return writer.writeValueAsString(value);
  }

  /**
   * The value that {@link #write} made the text of.
   *
   * @throws IllegalArgumentException if it made no such text
   */
  public T read(String text) {
    T known = READ.find(type, text);
    if (known != null) {
      return known;
    }
    T value = parsed(text);
    READ.keep(type, text, value);
    return value;
  }

  private T parsed(String text) {
    try {
      return reader.readValue(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Not a document of this form: " + e.getOriginalMessage(), e);
    }
  }
}

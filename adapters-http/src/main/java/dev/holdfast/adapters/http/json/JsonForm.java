package dev.holdfast.adapters.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How records of one type are written as JSON in UTF-8. Made once, then cheap; safe for several
 * threads at once.
 *
 * @param <T> a record type
 */
public final class JsonForm<T> {
  private static final JsonMapper AS_NAMED =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(unused -> JsonInclude.Value.ALL_NON_NULL)
          .build();

  private static final JsonMapper SNAKE_CASE =
      AS_NAMED.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final ObjectWriter one;
  private final ObjectWriter several;

  private JsonForm(JsonMapper mapper, Class<T> type) {
    this.one = mapper.writerFor(type);
    this.several =
        mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, type));
  }

  /** Members are named as the components are. */
  public static <T> JsonForm<T> of(Class<T> type) {
    return new JsonForm<>(AS_NAMED, type);
  }

  /** Members are named as the components are, but in lower case with underscores. */
  public static <T> JsonForm<T> snakeCase(Class<T> type) {
    return new JsonForm<>(SNAKE_CASE, type);
  }

  public byte[] write(T value) {
    return one.writeValueAsBytes(value);
  }

  public byte[] writeAll(List<T> values) {
    return several.writeValueAsBytes(values);
  }
}

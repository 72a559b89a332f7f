package dev.holdfast.adapters.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.policy.PolicySettings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents as catalogues out there hold them, one a line. A text that was released is never
 * changed: a new form of a record adds texts of its own, and the old ones must still be read.
 */
class StoredDocumentsTest {

  /** A file of texts, and the values that they stand for. */
  record Documents<T>(String file, DocumentForm<T> form, List<T> values) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Documents<?>> documents() {
    return Stream.of(
        new Documents<>(
            "policies.jsonl", DocumentForm.of(PolicySettings.class), StoredValues.policies()),
        new Documents<>(
            "groups.jsonl", DocumentForm.of(GroupDocument.class), StoredValues.groups()),
        new Documents<>("runs.jsonl", DocumentForm.of(RunDocument.class), StoredValues.runs()),
        new Documents<>(
            "registrations.jsonl",
            DocumentForm.of(RegistrationDocument.class),
            StoredValues.registrations()),
        new Documents<>(
            "recoveries.jsonl",
            DocumentForm.of(RecoveryDocument.class),
            StoredValues.recoveries()));
  }

  @ParameterizedTest
  @MethodSource("documents")
  <T> void storedText_isReadAsTheValueItStandsFor(Documents<T> documents) throws IOException {
    assertThat(texts(documents.file()).stream().map(documents.form()::read).toList())
        .isEqualTo(documents.values());
  }

  @ParameterizedTest
  @MethodSource("documents")
  <T> void value_isWrittenAsItsStoredText(Documents<T> documents) throws IOException {
    assertThat(documents.values().stream().map(documents.form()::write).toList())
        .isEqualTo(texts(documents.file()));
  }

  @Test
  void groupOfBeforeThereWereVolumes_isOneOfFiles() throws IOException {
    DocumentForm<GroupDocument> form = DocumentForm.of(GroupDocument.class);

    assertThat(texts("groups-of-files.jsonl").stream().map(form::read).toList())
        .isEqualTo(StoredValues.groupsOfFiles());
  }

  /** Else a kind that is renamed would go unnoticed. */
  @Test
  void everyKindOfEverySealedType_isInAText() throws IOException {
    Set<String> kinds = new TreeSet<>();
    Set<Type> seen = new HashSet<>();
    for (Class<?> root :
        List.of(
            PolicySettings.class,
            GroupDocument.class,
            RunDocument.class,
            RegistrationDocument.class,
            RecoveryDocument.class)) {
      collect(root, seen, kinds);
    }
    String all =
        texts("policies.jsonl")
            + texts("groups.jsonl").toString()
            + texts("runs.jsonl")
            + texts("registrations.jsonl")
            + texts("recoveries.jsonl");

    assertThat(kinds).isNotEmpty().allSatisfy(kind -> assertThat(all).contains("\"is\":\"" + kind));
  }

  private static void collect(Type type, Set<Type> seen, Set<String> kinds) {
    if (!seen.add(type)) {
      return;
    }
    switch (type) {
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).forEach(one -> collect(one, seen, kinds));
      case Class<?> record when record.isRecord() -> {
        for (RecordComponent component : record.getRecordComponents()) {
          collect(component.getGenericType(), seen, kinds);
        }
      }
      case Class<?> sealed when sealed.isSealed() && isNamed(sealed) -> {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
          kinds.add(kind.getSimpleName() + "\"");
          collect(kind, seen, kinds);
        }
      }
      default -> {
        // Has nothing within.
      }
    }
  }

  /** JSON stands for itself, and types of the JDK have a form of their own. */
  private static boolean isNamed(Class<?> type) {
    return type.getName().startsWith("dev.holdfast.") && !type.getPackageName().endsWith(".json");
  }

  private static List<String> texts(String file) throws IOException {
    try (InputStream text = StoredDocumentsTest.class.getResourceAsStream(file)) {
      assertThat(text).as(file).isNotNull();
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toList());
    }
  }
}

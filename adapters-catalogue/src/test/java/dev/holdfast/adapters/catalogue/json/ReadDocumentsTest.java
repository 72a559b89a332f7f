package dev.holdfast.adapters.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadDocumentsTest {
  private record One(String value) {}

  private record Other(String value) {}

  private final ReadDocuments documents = new ReadDocuments(1_000);

  @Test
  void valueOfAText_isTheOneThatWasKept_forItsTypeAlone() {
    One value = new One("a");

    documents.keep(One.class, "text", value);

    assertThat(documents.find(One.class, new String("text"))).isSameAs(value);
    assertThat(documents.find(Other.class, "text")).isNull();
    assertThat(documents.find(One.class, "other text")).isNull();
  }

  @Test
  void textsThatAreKept_areNeverLongerThanTheLimit() {
    for (int i = 0; i < 100; i++) {
      documents.keep(One.class, "x".repeat(100) + i, new One("" + i));

      assertThat(documents.chars()).isLessThanOrEqualTo(1_000);
    }

    assertThat(documents.chars()).isGreaterThan(500);
  }

  @Test
  void longText_isNotKept() {
    ReadDocuments large = new ReadDocuments(Long.MAX_VALUE);
    String text = "x".repeat(64 * 1024 + 1);

    large.keep(One.class, text, new One("a"));

    assertThat(large.find(One.class, text)).isNull();
  }

  @Test
  void documentThatIsReadAgain_isTheSameValue() {
    DocumentForm<One> form = DocumentForm.of(One.class);

    assertThat(form.read("{\"value\":\"b\"}")).isSameAs(form.read("{\"value\":\"b\"}"));
  }
}

package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.DamagedException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00e4\u4e2d\ud83d\ude00", "with \u0000 inside"})
  void text_isReadAsItWasWritten(String text) {
    assertThat(read("SELECT :text", text, Row::text)).isEqualTo(text);
  }

  @Test
  void nothing_isNull_andDamageWhereTextMustBe() {
    assertThat(read("SELECT NULL WHERE :text = ''", "", row -> "is " + row.textOrNull()))
        .isEqualTo("is null");
    assertThatThrownBy(() -> read("SELECT NULL WHERE :text = ''", "", Row::text))
        .isInstanceOf(DamagedException.class);
  }

  private static String read(String sql, String text, Row.Reader<String> reader) {
    try (Handle handle = Jdbi.open("jdbc:sqlite::memory:")) {
      return handle.createQuery(sql).bind("text", text).map(Row.mapper(reader)).one();
    }
  }
}

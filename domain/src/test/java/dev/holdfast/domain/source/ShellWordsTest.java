package dev.holdfast.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordsTest {

  @Test
  void words_areWhatAShellMakesOfThem() {
    assertThat(ShellWords.split("")).isEmpty();
    assertThat(ShellWords.split(" \t\n\\\n ")).isEmpty();
    assertThat(ShellWords.split("a b\tc\nd")).containsExactly("a", "b", "c", "d");
    assertThat(ShellWords.split("a'b c'd \"e f\"")).containsExactly("ab cd", "e f");
    assertThat(ShellWords.split("'' \"\"")).containsExactly("", "");
    assertThat(ShellWords.split("a\\ b \\'c\\\\ d\\\ne")).containsExactly("a b", "'c\\", "de");
    assertThat(ShellWords.split("'a\\b' \"\\a\\\"\\$\\\\\\`\\\nz\""))
        .containsExactly("a\\b", "\\a\"$\\`z");
    assertThat(ShellWords.split("$HOME * `id` ; #x ~ {a,b}"))
        .containsExactly("$HOME", "*", "`id`", ";", "#x", "~", "{a,b}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "a 'b", "\"", "\"a\\\"", "a\\"})
  void whatIsNotFinished_isRefused(String text) {
    assertThatThrownBy(() -> ShellWords.split(text)).isInstanceOf(InvalidInputException.class);
  }
}

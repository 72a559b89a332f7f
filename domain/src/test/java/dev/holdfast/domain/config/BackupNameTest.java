package dev.holdfast.domain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import org.junit.jupiter.api.Test;

final class BackupNameTest {

  @Test
  void nameIsKeptAsItIs() {
    assertThat(new BackupName(" Nightly – état 😀 ")).hasToString(" Nightly – état 😀 ");
  }

  @Test
  void longestName_isCountedInCharacters() {
    assertThat(new BackupName("😀".repeat(200)).value()).hasSize(400);
    assertThatThrownBy(() -> new BackupName("😀".repeat(201)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("201 characters; at most 200");
  }

  @Test
  void emptyName_isRefused() {
    assertThatThrownBy(() -> new BackupName("")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new BackupName(" \t")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void controlCharacters_areRefused() {
    assertThatThrownBy(() -> new BackupName("a\nb"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("control character");
  }
}

package dev.holdfast.engine.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "/", "a/b", "/etc", "a\0", "..\0x"})
  void nameThatLeadsOutOfItsFolder_isRefused(String name) {
    assertThatThrownBy(() -> NodeName.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot name a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".a", " ", "\\", "\n", "é"})
  void oddName_isAllowed(String name) {
    assertThat(NodeName.of(name)).hasToString(name);
  }

  @Test
  void names_areOrderedByTheirBytes() {
    assertThat(NodeName.of("Z")).isLessThan(NodeName.of("a"));
    assertThat(NodeName.of("a.b")).isLessThan(NodeName.of("aa"));
  }
}

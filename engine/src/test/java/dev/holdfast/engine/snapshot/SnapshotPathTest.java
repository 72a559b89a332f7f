package dev.holdfast.engine.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotPathTest {

  @Test
  void names_comeBackAsGiven() {
    NodeName odd = new NodeName(ByteString.of(new byte[] {(byte) 0xff, 'x'}));
    SnapshotPath path = SnapshotPath.of("usr", "größe").resolve(odd);

    assertThat(path.names()).containsExactly(NodeName.of("usr"), NodeName.of("größe"), odd);
    assertThat(path).hasToString("/usr/größe/\ufffdx");
    assertThat(SnapshotPath.fromJoined(path.joinedByZero())).isEqualTo(path);
  }

  @Test
  void root_hasNoNames() {
    assertThat(SnapshotPath.ROOT.names()).isEmpty();
    assertThat(SnapshotPath.ROOT.isRoot()).isTrue();
    assertThat(SnapshotPath.of()).isEqualTo(SnapshotPath.ROOT).hasToString("/");
    assertThat(SnapshotPath.fromJoined(new byte[0])).isEqualTo(SnapshotPath.ROOT);
  }

  @Test
  void order_isThatOfAWalkThroughSortedTrees() {
    List<SnapshotPath> sorted =
        List.of(
            SnapshotPath.ROOT,
            SnapshotPath.of("a"),
            SnapshotPath.of("a", "b"),
            SnapshotPath.of("a", "b", "c"),
            SnapshotPath.of("a", "z"),
            SnapshotPath.of("a!"),
            SnapshotPath.of("a.b"),
            SnapshotPath.of("aa"),
            SnapshotPath.of("\ue000"),
            SnapshotPath.of("\ud83d\ude00"),
            SnapshotPath.ROOT.resolve(new NodeName(ByteString.of(new byte[] {(byte) 0xff}))));
    List<SnapshotPath> shuffled = new ArrayList<>(sorted.reversed());

    shuffled.sort(null);

    assertThat(shuffled).isEqualTo(sorted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0", "\0"})
  void whatIsNoName_isRefused(String name) {
    assertThatThrownBy(() -> SnapshotPath.of("a", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot name a file");
  }

  @Test
  void namesAndPathsThatAreTooLong_areRefused() {
    assertThat(SnapshotPath.of("x".repeat(1024)).names()).hasSize(1);
    assertThatThrownBy(() -> SnapshotPath.of("x".repeat(1025)))
        .isInstanceOf(IllegalArgumentException.class);

    SnapshotPath deep = SnapshotPath.ROOT;
    for (int i = 0; i < 15; i++) {
      deep = deep.resolve("x".repeat(1024));
    }
    SnapshotPath deepest = deep;
    assertThatThrownBy(() -> deepest.resolve("x".repeat(1024)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a path 16384");
  }

  @Test
  void dottedNames_areNames() {
    assertThat(SnapshotPath.of("...", ".a", "..b", "a\\b").names()).hasSize(4);
  }

  @Test
  void inside_isWhatADirectoryHolds() {
    SnapshotPath directory = SnapshotPath.of("a", "b");

    assertThat(SnapshotPath.of("a", "b", "c", "d").isInside(directory)).isTrue();
    assertThat(SnapshotPath.of("a", "b").isInside(directory)).isFalse();
    assertThat(SnapshotPath.of("a", "bc").isInside(directory)).isFalse();
    assertThat(SnapshotPath.of("x", "b", "c").isInside(directory)).isFalse();
    assertThat(directory.isInside(SnapshotPath.ROOT)).isTrue();
    assertThat(SnapshotPath.ROOT.isInside(SnapshotPath.ROOT)).isFalse();
  }

  @Test
  void bytesThatJoinNoNames_areRefused() {
    for (String joined : List.of("\0", "a\0", "\0a", "a\0\0b", "a/b", "a\0..")) {
      byte[] bytes = joined.getBytes(UTF_8);
      assertThatThrownBy(() -> SnapshotPath.fromJoined(bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

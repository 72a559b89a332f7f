package dev.holdfast.engine.source.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExcludePatternsTest {
  private static final FileStatus STATUS =
      new FileStatus(
          new FileMode(0644),
          0,
          Instant.EPOCH,
          Instant.EPOCH,
          Instant.EPOCH,
          0,
          0,
          FileIdentity.UNKNOWN,
          1,
          0);

  @Test
  void noPattern_leavesNothingOut() {
    assertThat(keeps(ExcludePatterns.of(List.of("")), "/a/b")).isTrue();
  }

  @Test
  void match_isLeftOut() {
    ExcludePatterns patterns = ExcludePatterns.of(List.of("*.o", "/tmp"));

    assertThat(keeps(patterns, "/src/main.o")).isFalse();
    assertThat(keeps(patterns, "/tmp/x")).isFalse();
    assertThat(keeps(patterns, "/src/tmp")).isTrue();
  }

  @Test
  void negatedPattern_takesBackWhatThoseBeforeItMatched() {
    ExcludePatterns patterns = ExcludePatterns.of(List.of("*.log", "!keep.log", "/private"));

    assertThat(keeps(patterns, "/var/a.log")).isFalse();
    assertThat(keeps(patterns, "/var/keep.log")).isTrue();
    assertThat(keeps(patterns, "/private/keep.log")).isFalse();
  }

  @Test
  void patternBehindANegatedOne_isStrongerAgain() {
    ExcludePatterns patterns = ExcludePatterns.of(List.of("*.log", "!keep.log", "keep.log"));

    assertThat(keeps(patterns, "/keep.log")).isFalse();
  }

  @Test
  void ignoringCase_comparesSmallLetters() {
    ExcludePatterns patterns = ExcludePatterns.ignoringCase(List.of("*.JPG", "/Über"));

    assertThat(keeps(patterns, "/a/b.jpg")).isFalse();
    assertThat(keeps(patterns, "/a/B.Jpg")).isFalse();
    assertThat(keeps(patterns, "/ÜBER/x")).isFalse();
    assertThat(keeps(ExcludePatterns.of(List.of("*.JPG")), "/b.jpg")).isTrue();
  }

  @Test
  void malformedPattern_isNamed() {
    assertThatThrownBy(() -> ExcludePatterns.of(List.of("fine", "!wrong[")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wrong[");
  }

  @Test
  void linesOfAFile_areStrippedAndExpanded() {
    Map<String, String> values = Map.of("HOME", "/home/me", "x", "1$2");

    List<String> patterns =
        ExcludePatterns.readLines(
            List.of(" # nothing", "", "  *.o ", "$HOME/tmp", "${x}y$$z", "a$", "$unknown/b", "!c"),
            name -> values.getOrDefault(name, ""));

    assertThat(patterns).containsExactly("*.o", "/home/me/tmp", "1$2y$z", "a$", "/b", "!c");
  }

  private static boolean keeps(ExcludePatterns patterns, String path) {
    return patterns.keeps(PathPatternTest.names(path), STATUS);
  }
}

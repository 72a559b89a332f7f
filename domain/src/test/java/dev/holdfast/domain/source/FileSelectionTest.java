package dev.holdfast.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FileSelectionTest {
  private static final SourcePath SRV = new SourcePath("/srv");

  @Test
  void selectionOfNothing_isRefused() {
    assertRefused(() -> FileSelection.of(), "Nothing is selected");
    assertThat(FileSelection.of(SRV).withMetadataFile(SRV).metadataFile()).isEqualTo(SRV);
  }

  @Test
  void pathNamedTwice_isRefused_howeverItIsWritten() {
    assertRefused(() -> FileSelection.of(SRV, new SourcePath("//srv/")), "/srv is included twice");
  }

  @Test
  void limits_areKept_andNamedWherePassed() {
    SourcePath[] most =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new SourcePath("/" + i))
            .toArray(SourcePath[]::new);
    SourcePath[] tooMany =
        IntStream.range(0, 10_001)
            .mapToObj(i -> new SourcePath("/" + i))
            .toArray(SourcePath[]::new);

    assertThat(FileSelection.of(most).included()).hasSize(10_000);
    assertRefused(() -> FileSelection.of(tooMany), "at most 10000, not 10001");
    assertRefused(() -> excluding(List.of("x".repeat(4_097))), "excluded paths of /srv");
    assertRefused(() -> excluding(List.of(" ")), "excluded paths of /srv");
    assertRefused(
        () -> excluding(IntStream.range(0, 1_001).mapToObj(String::valueOf).toList()),
        "at most 1000, not 1001");
  }

  @Test
  void typesOfFileSystems_areNames() {
    assertThat(withoutTypes(Set.of("fuse.sshfs", "nfs4")).excludedFileSystems()).hasSize(2);
    assertRefused(() -> withoutTypes(Set.of("ext4 ")), "\"ext4 \"");
  }

  @Test
  void placesOutsideOfTheRoots_areNotAllowed() {
    AllowedRoots roots = new AllowedRoots(List.of(SRV, new SourcePath("/home")));

    assertThat(roots.allow(new SourcePath("/srv/data"))).isTrue();
    assertThat(roots.allow(SRV)).isTrue();
    assertThat(roots.allow(new SourcePath("/srv2"))).isFalse();
    assertThat(roots.allow(new SourcePath("/"))).isFalse();
    assertThat(AllowedRoots.EVERYTHING.allow(new SourcePath("/"))).isTrue();
    assertThat(AllowedRoots.NONE.allow(SRV)).isFalse();
  }

  @Test
  void volumeWithMoreInUseThanThereIs_isRefused() {
    assertThat(new Volume("1", "/dev/sda1", List.of(SRV), "ext4", 10, 10).usedBytes())
        .isEqualTo(10);
    assertRefused(() -> new Volume("1", "/dev/sda1", List.of(SRV), "ext4", 10, 11), "11 in use");
    assertRefused(() -> new Volume("", "/dev/sda1", List.of(SRV), "ext4", 10, 1), "has an id");
    assertRefused(
        () -> new HostFacts(" ", OsType.LINUX, "Linux", List.of(), "1"), "A host has a name");
  }

  private static IncludedPath excluding(List<String> patterns) {
    return new IncludedPath(SRV, patterns, false);
  }

  private static FileSelection withoutTypes(Set<String> types) {
    return new FileSelection(
        List.of(IncludedPath.whole(SRV)), null, List.of(), types, Set.of(), Set.of());
  }

  private static void assertRefused(Runnable making, String sentence) {
    assertThatThrownBy(making::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }
}

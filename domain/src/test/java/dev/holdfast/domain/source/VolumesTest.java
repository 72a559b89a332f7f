package dev.holdfast.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.recovery.RecoveryTask;
import dev.holdfast.domain.recovery.VolumeMapping;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumesTest {
  private static final Volume DISK =
      new Volume("1", "/dev/sda", List.of(new SourcePath("/")), "ext4", 10, 10);

  @Test
  void selectionThatNamesAVolumeTwice_orByNothing_orTooMany_isRefused() {
    assertRefused(() -> new VolumeSelection(List.of("a", "a")), "The volume a is named twice.");
    assertRefused(() -> new VolumeSelection(List.of("")), "not by nothing");
    assertRefused(() -> new VolumeSelection(List.of("a".repeat(4_097))), "4096");
    assertRefused(
        () ->
            new VolumeSelection(
                IntStream.rangeClosed(0, VolumeSelection.NAMES_MAX)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.toList())),
        "at most 1000, not 1001");
  }

  @Test
  void recoveryThatBringsTwoVolumesToOnePlace_orNone_isRefused() {
    ObjectId host = new ObjectId(7);

    assertRefused(() -> new RecoveryTask.Volumes(host, List.of()), "not 0");
    assertRefused(
        () ->
            new RecoveryTask.Volumes(
                host, List.of(new VolumeMapping("a", "x"), new VolumeMapping("b", "x"))),
        "same destination");
    assertRefused(() -> new VolumeMapping("a", ""), "not by nothing");
  }

  @Test
  void furtherVolume_takesThePlaceOfTheOneOnTheSameDevice() {
    HostFacts facts = new HostFacts("host", OsType.LINUX, "Linux", List.of(DISK), "1");
    Volume named = new Volume("2", "/dev/sda", List.of(), "", 10, 10);
    Volume other = new Volume("3", "/dev/sdb", List.of(), "", 10, 10);

    assertThat(facts.with(List.of(other)).volumes()).containsExactly(DISK, other);
    assertThat(facts.with(List.of(named, other)).volumes()).containsExactly(named, other);
  }

  private static void assertRefused(Runnable making, String sentence) {
    assertThatThrownBy(making::run)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(sentence);
  }
}

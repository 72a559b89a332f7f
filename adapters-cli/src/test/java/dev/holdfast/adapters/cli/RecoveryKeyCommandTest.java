package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryKeyCommandTest {

  @Test
  void password_standsAloneOnTheLastLine() {
    TypedLine line = TypedLine.of("admin", "recovery-key", "--data", "/srv/h");

    List<String> lines = line.out().lines().toList();
    assertThat(lines.getLast()).isEqualTo("p4ssw0rd");
    assertThat(lines).contains("  restic -r /srv/h/repositories/default snapshots");
    assertThat(line.exitCode()).isZero();
  }

  @Test
  void withoutOptions_defaultTenantOfTheDefaultFolderIsMeant() {
    TypedLine line = TypedLine.of("admin", "recovery-key");

    assertThat(line.keysAskedFor()).containsExactly("./holdfast-data default");
  }

  @Test
  void folderWithABlank_isQuotedForTheShell() {
    TypedLine line = TypedLine.of("admin", "recovery-key", "--data=/srv/it's here");

    assertThat(line.out())
        .contains("restic -r '/srv/it'\\''s here/repositories/default' snapshots");
  }

  @Test
  void malformedTenant_isRefusedInASentence() {
    TypedLine line = TypedLine.of("admin", "recovery-key", "--tenant=A/B");

    assertThat(line.err())
        .startsWith(
            "holdfast: --tenant must be 1 to 63 lower-case letters, digits and inner dashes,"
                + " not \"A/B\".");
    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.askedForNothing()).isTrue();
  }

  @Test
  void help_saysWhereThePasswordStands() {
    assertThat(TypedLine.of("admin", "recovery-key", "--help").out())
        .contains("last line of standard output")
        .contains("tail -n 1");
  }
}

package dev.holdfast.adapters.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.application.port.out.Hosts.Answer;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.testkit.contract.HostsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalHostsTest extends HostsContract {
  private final Hosts hosts = new LocalHosts("1.2.3");

  @BeforeEach
  void onlyOnLinux() {
    assumeThat(Path.of("/proc/self/mountinfo")).exists();
  }

  @Override
  protected Hosts hosts() {
    return hosts;
  }

  @Test
  void facts_areThoseOfThisMachine() throws IOException {
    HostFacts facts = ((Answer.Reached) hosts.look("localhost")).facts();
    Volume top =
        facts.volumes().stream()
            .filter(volume -> volume.mountPoints().contains(new SourcePath("/")))
            .findFirst()
            .orElseThrow();

    assertThat(facts.name())
        .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
    assertThat(facts.osType()).isEqualTo(OsType.LINUX);
    assertThat(facts.agentVersion()).isEqualTo("1.2.3");
    assertThat(top.totalBytes()).isEqualTo(Files.getFileStore(Path.of("/")).getTotalSpace());
    assertThat(top.fileSystem()).isEqualTo(Files.getFileStore(Path.of("/")).type());
    assertThat(facts.volumes()).extracting(Volume::fileSystem).doesNotContain("proc", "sysfs");
  }

  @Test
  void nameOfASystem_isWhatPeopleCallIt() {
    assertThat(OsRelease.prettyName("NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"))
        .isEqualTo("Debian GNU/Linux 12 (bookworm)");
    assertThat(OsRelease.prettyName("PRETTY_NAME='A \"B\"'")).isEqualTo("A \"B\"");
    assertThat(OsRelease.prettyName("PRETTY_NAME=\"broken")).isEqualTo("\"broken");
    assertThat(OsRelease.prettyName("NAME=x")).isEqualTo("Linux");
  }

  @Test
  void lineOfMountinfo_isRead_withItsEscapesAndOptionalFields() {
    Mount mount =
        Mount.parse(
            "36 35 98:0 /root\\040x /mnt\\011\\134y rw,noatime shared:1 master:2 - ext3"
                + " /dev/ro\\040ot rw,errors=continue");

    assertThat(mount)
        .isEqualTo(new Mount(36, "98:0", "/root x", "/mnt\t\\y", true, "ext3", "/dev/ro ot"));
    assertThat(mount.inFileSystem("/mnt\t\\y/a")).isEqualTo("/root x/a");
    assertThat(mount.inFileSystem("/mnt\t\\y")).isEqualTo("/root x");
    assertThat(Mount.parse("1 0 8:1 / / rw - ext4 /dev/sda1 rw").inFileSystem("/a/b"))
        .isEqualTo("/a/b");
    assertThat(Mount.readable("/caf\u00c3\u00a9")).isEqualTo("/café");
    assertThat(List.of(Mount.isWithin("/ab", "/a"), Mount.isWithin("/a/b", "/a")))
        .containsExactly(false, true);
  }
}

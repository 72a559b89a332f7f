package dev.holdfast.testkit.recovery;

import static dev.holdfast.testkit.protection.ProtectionServer.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.recovery.ReadArchives.Opened;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.recovery.Archive;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.Recovery;
import dev.holdfast.domain.recovery.RecoveryState.Ended;
import dev.holdfast.domain.recovery.RecoveryStatus;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.protection.ProtectionServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Files come back in an archive. */
final class DownloadTest {
  private final RecoveryCase world = new RecoveryCase();
  private final ProtectionServer server = world.server;

  @Test
  void archive_isPackedAndHandedOut_withItsLists() {
    Recovery recovery = world.download("mine", "/srv/a", "/nowhere");
    server.work();

    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.SUCCEEDED_WITH_WARNING);
    Archive archive = Objects.requireNonNull(world.read(recovery).archive());
    assertThat(read(recovery, ArchivePart.ARCHIVE)).startsWith("PK").hasSize((int) archive.bytes());
    assertThat(read(recovery, ArchivePart.PACKED)).isEqualTo("/srv/a\n");
    assertThat(read(recovery, ArchivePart.FAILED))
        .isEqualTo("/nowhere\tit is not in the snapshot\n");
    assertThat(archive.expiry()).isEqualTo(server.clock.instant().plus(Duration.ofHours(24)));
  }

  @Test
  void archive_isNotHandedOutBeforeItIsPacked_norIfItCouldNotBe() {
    Recovery waiting = world.download("mine", "/srv/a");
    assertThatThrownBy(() -> read(waiting, ArchivePart.ARCHIVE))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("not packed yet");

    world.cancel(waiting);
    assertThatThrownBy(() -> read(waiting, ArchivePart.ARCHIVE))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("canceled");
  }

  @Test
  void archive_isGoneWhenItExpires() {
    Recovery recovery = world.download("mine", "/srv/a");
    server.work();
    server.clock.advance(Duration.ofHours(24));

    assertThatThrownBy(() -> read(recovery, ArchivePart.ARCHIVE))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("expired");
    assertThat(server.memory.archives().count()).isEqualTo(1);

    server.application().expireArchives().tick();
    assertThat(server.memory.archives().count()).isZero();
    assertThat(world.status(recovery)).isEqualTo(RecoveryStatus.SUCCEEDED);
  }

  @Test
  void archiveWithoutRoom_fails_andLeavesNothing() {
    server.memory.archives().limitTo(10);
    Recovery recovery = world.download("mine", "/srv");
    server.work();

    assertThat(world.read(recovery).state())
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.message()).contains("no room"));
    assertThat(server.memory.archives().count()).isZero();
  }

  @Test
  void nameOfADownload_isTaken() {
    world.download("mine", "/srv");

    assertThatThrownBy(() -> world.download("mine", "/srv"))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining("\"mine\"");
  }

  @Test
  void recoveryToADisk_hasNoArchive() {
    Recovery recovery = world.recover(world.target(null, false), "/srv");
    server.work();

    assertThatThrownBy(() -> read(recovery, ArchivePart.ARCHIVE))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void archiveOfAnotherTenant_isNotFound() {
    Recovery recovery = world.download("mine", "/srv/a");
    server.work();

    assertThatThrownBy(
            () ->
                server
                    .application()
                    .readArchives()
                    .open(
                        ProtectionServer.admin(new TenantId("other")),
                        recovery.id(),
                        ArchivePart.ARCHIVE))
        .isInstanceOf(NotFoundException.class);
  }

  private String read(Recovery recovery, ArchivePart part) {
    try (Opened opened = server.application().readArchives().open(ADMIN, recovery.id(), part)) {
      return new String(opened.read(0).readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

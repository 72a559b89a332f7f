package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.Archives.Opened;
import dev.holdfast.application.port.out.Archives.Order;
import dev.holdfast.application.port.out.Archives.Outcome;
import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What all {@link Archives} must keep. */
public abstract class ArchivesContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final RecoveryId RECOVERY = new RecoveryId(4711);
  private static final RecoveryId OTHER = new RecoveryId(4712);
  private static final Instant EXPIRY = Instant.parse("2026-03-04T05:06:07Z");
  private static final Map<String, String> FILES =
      Map.of("srv/a", "one", "srv/deep/b", "three", "srv-2/c", "two");

  private final RestoreWitness witness = new RestoreWitness();

  /** What is tested, with room for so many bytes; each call sees what was kept by those before. */
  protected abstract Archives archives(long bytesMax);

  /** The store whose snapshots are packed; the same one within a test. */
  protected abstract SnapshotStore store();

  private Archives archives() {
    return archives(Long.MAX_VALUE);
  }

  @Test
  void paths_arePackedWithAllThatLiesInThem() throws IOException {
    RecoveryTotals totals = packed(RECOVERY, "/srv");

    assertThat(unzipped(RECOVERY)).isEqualTo(Map.of("srv/a", "one", "srv/deep/b", "three"));
    assertThat(totals.failed()).isZero();
    assertThat(totals.bytes()).isEqualTo(8);
    assertThat(totals.bytesWritten()).isEqualTo(8);
    assertThat(lines(ArchivePart.PACKED)).contains("/srv/a", "/srv/deep/b");
    assertThat(lines(ArchivePart.FAILED)).isEmpty();
    assertThat(witness.told()).isEmpty();
    Progress last = witness.progress().getLast();
    assertThat(last.bytes()).isEqualTo(8);
    assertThat(last.bytesExpected()).isEqualTo(8);
    assertThat(last.entries()).isEqualTo(last.entriesExpected());
  }

  @Test
  void oneFile_isPacked() throws IOException {
    packed(RECOVERY, "/srv/deep/b");

    assertThat(unzipped(RECOVERY)).isEqualTo(Map.of("srv/deep/b", "three"));
  }

  @Test
  void wholeSnapshot_isPacked() throws IOException {
    packed(RECOVERY, "/");

    assertThat(unzipped(RECOVERY)).isEqualTo(FILES);
  }

  @Test
  void whatLiesInAnotherPath_isPackedOnce() throws IOException {
    RecoveryTotals totals = packed(RECOVERY, "/srv/deep/b", "/srv", "/srv/deep", "/srv");

    assertThat(unzipped(RECOVERY)).isEqualTo(Map.of("srv/a", "one", "srv/deep/b", "three"));
    assertThat(totals.bytes()).isEqualTo(8);
  }

  @Test
  void missingPath_isToldAsFailed_andTheOthersArePacked() throws IOException {
    RecoveryTotals totals = packed(RECOVERY, "/srv/a", "/nowhere");

    Told missing = new Told(path("/nowhere"), EntryResult.FAILED, "it is not in the snapshot");
    assertThat(unzipped(RECOVERY)).isEqualTo(Map.of("srv/a", "one"));
    assertThat(totals.failed()).isEqualTo(1);
    assertThat(witness.told()).containsExactly(missing);
    assertThat(lines(ArchivePart.FAILED)).containsExactly("/nowhere\tit is not in the snapshot");
    assertThat(lines(ArchivePart.PACKED)).doesNotContain("/nowhere");
  }

  @Test
  void part_isReadFromAnyPlace() throws IOException {
    packed(RECOVERY, "/srv");
    byte[] whole = part(RECOVERY, ArchivePart.ARCHIVE, 0).orElseThrow();

    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 10).orElseThrow())
        .isEqualTo(Arrays.copyOfRange(whole, 10, whole.length));
    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, whole.length).orElseThrow()).isEmpty();
    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, whole.length + 7).orElseThrow()).isEmpty();
  }

  @Test
  void length_isToldAtTheEnd() throws IOException {
    Outcome.Done done = (Outcome.Done) archives().pack(order(RECOVERY, stored(), "/srv"), witness);

    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0).orElseThrow()).hasSize((int) done.bytes());
    try (Opened opened = archives().open(TENANT, RECOVERY, ArchivePart.ARCHIVE).orElseThrow()) {
      assertThat(opened.bytes()).isEqualTo(done.bytes());
    }
  }

  @Test
  void packingAgain_replacesTheArchive() throws IOException {
    packed(RECOVERY, "/srv/a");
    packed(RECOVERY, "/srv-2");

    assertThat(unzipped(RECOVERY)).isEqualTo(Map.of("srv-2/c", "two"));
  }

  @Test
  void removedArchive_isGone_andTheOthersStay() throws IOException {
    packed(RECOVERY, "/srv/a");
    packed(OTHER, "/srv-2");

    archives().remove(TENANT, RECOVERY);
    archives().remove(TENANT, RECOVERY);

    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isEmpty();
    assertThat(unzipped(OTHER)).isEqualTo(Map.of("srv-2/c", "two"));
  }

  @Test
  void expiredArchive_goes_andNotASecondBefore() throws IOException {
    packed(RECOVERY, "/srv/a");

    archives().removeExpired(EXPIRY.minusSeconds(1));
    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isPresent();

    archives().removeExpired(EXPIRY);
    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isEmpty();
    assertThat(part(RECOVERY, ArchivePart.PACKED, 0)).isEmpty();
  }

  @Test
  void openedArchive_isReadToItsEnd_thoughItWasRemoved() throws IOException {
    packed(RECOVERY, "/srv/a");
    byte[] whole = part(RECOVERY, ArchivePart.ARCHIVE, 0).orElseThrow();

    try (Opened opened = archives().open(TENANT, RECOVERY, ArchivePart.ARCHIVE).orElseThrow();
        InputStream content = opened.read(0)) {
      archives().remove(TENANT, RECOVERY);
      assertThat(content.readAllBytes()).isEqualTo(whole);
    }
  }

  @Test
  void archiveThatWasNeverMade_isNotThere() throws IOException {
    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isEmpty();
  }

  @Test
  void withoutRoom_nothingIsKept() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(4711).nextBytes(noise);
    SnapshotId snapshot = StoredFiles.ofBytes(store(), TENANT, Map.of("a", noise, "b", noise));
    Archives narrow = archives(90_000);

    assertThatThrownBy(() -> narrow.pack(order(RECOVERY, snapshot, "/"), witness))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("90000");

    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isEmpty();
    assertThat(narrow.pack(order(OTHER, snapshot, "/a"), witness)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsNotToGoOn_leavesNothing() throws IOException {
    assertThat(archives().pack(order(RECOVERY, stored(), "/srv"), witness.stop()))
        .isEqualTo(new Outcome.Interrupted());

    assertThat(part(RECOVERY, ArchivePart.ARCHIVE, 0)).isEmpty();
  }

  @Test
  void unknownSnapshot_isRefused() {
    Order order = order(RECOVERY, new SnapshotId("5".repeat(64)), "/srv");

    assertThatThrownBy(() -> archives().pack(order, witness)).isInstanceOf(NotFoundException.class);
  }

  private RecoveryTotals packed(RecoveryId recovery, String... paths) {
    return ((Outcome.Done) archives().pack(order(recovery, stored(), paths), witness)).totals();
  }

  private SnapshotId stored() {
    return StoredFiles.in(store(), TENANT, FILES);
  }

  private static Order order(RecoveryId recovery, SnapshotId snapshot, String... paths) {
    List<EntryPath> wanted = Arrays.stream(paths).map(ArchivesContract::path).toList();
    return new Order(TENANT, recovery, snapshot, wanted, EXPIRY);
  }

  private static EntryPath path(String path) {
    return new EntryPath(path);
  }

  private Optional<byte[]> part(RecoveryId recovery, ArchivePart part, long from)
      throws IOException {
    Optional<Opened> found = archives().open(TENANT, recovery, part);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Opened opened = found.get();
        InputStream content = opened.read(from)) {
      return Optional.of(content.readAllBytes());
    }
  }

  private List<String> lines(ArchivePart part) throws IOException {
    return new String(part(RECOVERY, part, 0).orElseThrow(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  /** The files of an archive by their names. */
  private Map<String, String> unzipped(RecoveryId recovery) throws IOException {
    Map<String, String> files = new TreeMap<>();
    byte[] archive = part(recovery, ArchivePart.ARCHIVE, 0).orElseThrow();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }
}

package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.source.MountTable;
import dev.holdfast.application.port.out.FileRestores;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.VolumeRestores;
import dev.holdfast.application.port.out.VolumeSnapshots;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.recovery.EntryResult;
import dev.holdfast.domain.recovery.RecoveryTotals;
import dev.holdfast.domain.recovery.VolumeMapping;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.VolumeSelection;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.contract.RestoreWitness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockDeviceTest {
  private static final int BYTES = 6 << 20;

  @TempDir private Path temp;

  private final RestoreWitness witness = new RestoreWitness();
  private LoopDevices devices;
  private StorageUnderTest storage;
  private LocalVolumeSnapshots volumes;
  private LocalVolumeRestores restores;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    devices = new LoopDevices(Files.createDirectories(temp.resolve("devices")));
    storage = StorageUnderTest.open(temp.resolve("data"));
    volumes = storage.volumeSnapshots();
    restores = storage.volumeRestores();
  }

  @AfterEach
  void close() {
    devices.close();
    storage.close();
  }

  @Test
  void device_comesBackByteForByte_andWhatLiesBehindStays() throws IOException {
    String source = devices.make("source", BYTES);
    String target = devices.make("target", 2 * BYTES);
    byte[] content = content(1);
    write(source, content);
    byte[] behind = content(2);
    write(target, new byte[BYTES], behind);

    SnapshotId snapshot = stored(source, null).snapshot();
    RecoveryTotals totals = restored(snapshot, source, target);

    assertThat(totals.replaced()).isEqualTo(1);
    assertThat(Arrays.equals(read(target, 0), content)).isTrue();
    assertThat(Arrays.equals(read(target, BYTES), behind)).isTrue();
  }

  @Test
  void deviceThatIsUnchanged_isReadAndNotStoredAgain() throws IOException {
    String source = devices.make("source", BYTES);
    write(source, content(1));
    Outcome.Stored first = stored(source, null);

    Outcome.Stored second = stored(source, first.snapshot());

    assertThat(first.totals().bytesAdded()).isGreaterThan(BYTES);
    assertThat(second.totals().bytesRead()).isEqualTo(BYTES);
    assertThat(second.totals().bytesAdded()).isZero();
  }

  @Test
  void deviceThatIsRight_isNotWritten_andOneThatDiffersOnlyThere() throws IOException {
    String source = devices.make("source", BYTES);
    byte[] content = content(1);
    write(source, content);
    SnapshotId snapshot = stored(source, null).snapshot();

    assertThat(restored(snapshot, source, source).bytesWritten()).isZero();

    byte[] changed = content.clone();
    changed[BYTES / 2]++;
    write(source, changed);
    RecoveryTotals totals = restored(snapshot, source, source);
    assertThat(totals.bytesWritten()).isBetween(1L, (long) BYTES - 1);
    assertThat(Arrays.equals(read(source, 0), content)).isTrue();
  }

  @Test
  void volumeThatIsLongerThanItsDestination_isNotWritten() throws IOException {
    String source = devices.make("source", BYTES);
    String target = devices.make("target", BYTES / 2);
    write(source, content(1));

    RecoveryTotals totals = restored(stored(source, null).snapshot(), source, target);

    assertThat(totals.failed()).isEqualTo(1);
    assertThat(witness.told())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.result()).isEqualTo(EntryResult.FAILED);
              assertThat(told.reason()).contains(target).contains(String.valueOf(BYTES));
            });
    assertThat(read(target, 0, BYTES / 2)).containsOnly(0);
  }

  @Test
  void recoveryThatIsCancelledWhileItWrites_saysThatTheDeviceIsPartlyOld_andTheNextOneMendsIt()
      throws IOException {
    String source = devices.make("source", BYTES);
    String target = devices.make("target", BYTES);
    byte[] content = content(1);
    write(source, content);
    SnapshotId snapshot = stored(source, null).snapshot();
    byte[] empty = new byte[BYTES];
    List<Told> told = new ArrayList<>();
    FileRestores.Watch impatient =
        new FileRestores.Watch() {
          @Override
          public boolean mayGoOn() {
            return Arrays.equals(unfailing(target), empty);
          }

          @Override
          public void progress(FileRestores.Progress progress) {
            assertThat(progress.bytes()).isNotNegative();
          }

          @Override
          public void told(Told entry) {
            told.add(entry);
          }
        };

    FileRestores.Outcome outcome = restores.restore(order(snapshot, source, target), impatient);

    assertThat(outcome).isInstanceOf(FileRestores.Outcome.Interrupted.class);
    assertThat(told)
        .extracting(Told::result, Told::reason)
        .containsExactly(
            tuple(
                EntryResult.FAILED,
                "it was being written when the work was ended; its content is partly old"));
    assertThat(restored(snapshot, source, target).replaced()).isEqualTo(1);
    assertThat(Arrays.equals(read(target, 0), content)).isTrue();
  }

  @Test
  void imageThatWasNotWritten_toItsEnd_isRemovedByTheCleanUp_andNothingElseIs() throws IOException {
    String source = devices.make("source", BYTES);
    write(source, content(1));
    Path folder = Files.createDirectories(temp.toRealPath().resolve("images"));
    SnapshotId snapshot = stored(source, null).snapshot();
    Files.writeString(folder.resolve(".holdfast-mark-0123"), "half of it");
    Files.writeString(folder.resolve(".holdfast-other-0123"), "of another recovery");

    restores.cleanUp(order(snapshot, source, folder + "/back.img"));

    assertThat(folder.resolve(".holdfast-mark-0123")).doesNotExist();
    assertThat(folder.resolve(".holdfast-other-0123")).exists();
    assertThat(folder.resolve("back.img")).doesNotExist();
  }

  @Test
  void deviceThatNoRootNames_isRefused_whateverFolderItLiesIn() {
    String device = devices.make("source", BYTES);
    VolumeSelection selection = new VolumeSelection(List.of(device));

    assertThatThrownBy(() -> volumes.check(selection, AllowedRoots.EVERYTHING))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining(device);
    assertThatThrownBy(
            () ->
                restores.check(
                    List.of(new VolumeMapping("/dev/x", device)), AllowedRoots.EVERYTHING))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void deviceBehindALink_isFoundByBothItsNames_andStoredUnderTheOperators() throws IOException {
    String device = devices.make("source", BYTES);
    write(device, content(1));
    Path link = Files.createSymbolicLink(temp.toRealPath().resolve("disk"), Path.of(device));
    AllowedRoots roots = roots(link.toString());

    volumes.check(new VolumeSelection(List.of(device)), roots);
    SnapshotId snapshot = stored(roots, null, device).snapshot();
    RecoveryTotals totals = restored(snapshot, link.toString(), temp.toRealPath() + "/back.img");

    assertThat(totals.created()).isEqualTo(1);
    assertThat(Files.size(temp.resolve("back.img"))).isEqualTo(BYTES);
  }

  @Test
  void deviceThatIsMounted_isStoredWithAWarning_andNotWrittenTo() throws IOException {
    String device = devices.make("source", BYTES);
    Path point = Files.createDirectories(temp.toRealPath().resolve("mounted"));
    devices.mount(device, point);

    Outcome.Stored stored = stored(device, null);

    assertThat(stored.totals().files()).isEqualTo(1);
    assertThat(stored.problems().named())
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains(point.toString()));
    assertThatThrownBy(
            () -> restores.check(List.of(new VolumeMapping(device, device)), roots(device)))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining(point.toString());
    assertThat(restored(stored.snapshot(), device, device).failed()).isEqualTo(1);
  }

  @Test
  void imageThatADeviceShows_isNotReplaced() {
    String device = devices.make("source", BYTES);
    String image = temp.resolve("devices/source").toString();

    assertThatThrownBy(
            () ->
                restores.check(
                    List.of(new VolumeMapping("/dev/x", image)), AllowedRoots.EVERYTHING))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContaining(device);
  }

  @Test
  void volumeThatTheServersOwnDataLiesOn_isRefused() throws IOException {
    String device = devices.make("source", 8 * BYTES);
    Path point = Files.createDirectories(temp.toRealPath().resolve("mounted"));
    devices.mount(device, point);
    try (StorageUnderTest inside = StorageUnderTest.open(point.resolve("data"))) {
      AllowedRoots roots = roots(device, temp.toRealPath().toString());

      for (String own : List.of(device, temp.toRealPath() + "/devices/source")) {
        assertThatThrownBy(
                () -> inside.volumeSnapshots().check(new VolumeSelection(List.of(own)), roots))
            .isInstanceOf(ForbiddenException.class)
            .hasMessageContaining(own);
      }
      assertThat(inside.volumeSnapshots().list(roots)).isEmpty();
      assertThat(MountTable.read().mounts()).anyMatch(one -> one.point().equals(point.toString()));
    }
  }

  private static byte[] content(long seed) {
    byte[] content = new byte[BYTES];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static void write(String device, byte[]... parts) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(device, "rw")) {
      for (byte[] part : parts) {
        file.write(part);
      }
    }
  }

  private static byte[] unfailing(String device) {
    try {
      return read(device, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String device, long from) throws IOException {
    return read(device, from, BYTES);
  }

  private static byte[] read(String device, long from, int length) throws IOException {
    byte[] content = new byte[length];
    try (RandomAccessFile file = new RandomAccessFile(device, "r")) {
      file.seek(from);
      file.readFully(content);
    }
    return content;
  }

  private static AllowedRoots roots(String... paths) {
    return new AllowedRoots(Stream.of(paths).map(SourcePath::new).toList());
  }

  private Outcome.Stored stored(String device, @Nullable SnapshotId parent) {
    return stored(roots(device), parent, device);
  }

  private Outcome.Stored stored(AllowedRoots roots, @Nullable SnapshotId parent, String volume) {
    VolumeSnapshots.Order order =
        new VolumeSnapshots.Order(
            TenantId.DEFAULT,
            new VolumeSelection(List.of(volume)),
            roots,
            new FileSnapshots.Label(Instant.parse("2026-03-04T05:06:07Z"), List.of("tag"), "host"),
            parent);
    return (Outcome.Stored)
        volumes.store(
            order,
            new FileSnapshots.Watch() {
              @Override
              public boolean mayGoOn() {
                return true;
              }

              @Override
              public void progress(FileSnapshots.Progress progress) {
                assertThat(progress.bytesExpected()).isEqualTo(BYTES);
              }
            });
  }

  private RecoveryTotals restored(SnapshotId snapshot, String source, String destination)
      throws IOException {
    FileRestores.Outcome outcome = restores.restore(order(snapshot, source, destination), witness);
    return ((FileRestores.Outcome.Done) outcome).totals();
  }

  private VolumeRestores.Order order(SnapshotId snapshot, String source, String destination)
      throws IOException {
    return new VolumeRestores.Order(
        TenantId.DEFAULT,
        snapshot,
        List.of(new VolumeMapping(source, destination)),
        roots(destination, temp.toRealPath().toString()),
        "mark",
        false);
  }
}

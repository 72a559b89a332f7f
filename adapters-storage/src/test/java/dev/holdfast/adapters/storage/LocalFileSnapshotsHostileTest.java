package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.application.port.out.FileSnapshots.Label;
import dev.holdfast.application.port.out.FileSnapshots.Order;
import dev.holdfast.application.port.out.FileSnapshots.Outcome;
import dev.holdfast.application.port.out.FileSnapshots.Progress;
import dev.holdfast.application.port.out.FileSnapshots.Watch;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.FileSelection;
import dev.holdfast.domain.source.IncludedPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user of the API tries to read what is not his. */
class LocalFileSnapshotsHostileTest {
  private static final int RACES = Integer.getInteger("tests.races", 10);
  private static final String SECRET = "a secret";
  private static final Watch PATIENT =
      new Watch() {
        @Override
        public boolean mayGoOn() {
          return true;
        }

        @Override
        public void progress(Progress progress) {
          // Nobody looks.
        }
      };

  @TempDir private Path temp;

  private final Deque<Path> mounted = new ArrayDeque<>();
  private Path base;
  private Path allowed;
  private Path secrets;
  private StorageUnderTest storage;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    base = temp.toRealPath();
    allowed = Files.createDirectory(base.resolve("allowed"));
    secrets = Files.createDirectory(base.resolve("secrets"));
    Files.writeString(secrets.resolve("file"), SECRET);
    Files.writeString(allowed.resolve("own"), "own");
    storage = StorageUnderTest.open(base.resolve("data"));
  }

  @AfterEach
  void close() throws IOException {
    while (!mounted.isEmpty()) {
      Commands.run("umount", "-l", mounted.pop().toString());
    }
    storage.close();
  }

  @Test
  void linkThatLeadsOut_isRefused_asTheLastPartAndInTheMiddle() throws IOException {
    Files.createSymbolicLink(allowed.resolve("link"), secrets);
    Files.createSymbolicLink(allowed.resolve("fileLink"), secrets.resolve("file"));
    Files.createSymbolicLink(allowed.resolve("up"), Path.of("../secrets"));

    for (String path : List.of("link", "fileLink", "up", "link/file", "up/file", "link/missing")) {
      assertForbidden(allowed.resolve(path), "allowed roots are " + allowed);
    }
  }

  @Test
  void linkThatStaysInside_isFollowed_andStoredWhereItWasNamed() throws IOException {
    Files.createDirectories(allowed.resolve("v1/deep"));
    Files.writeString(allowed.resolve("v1/deep/file"), "inside");
    Files.createSymbolicLink(allowed.resolve("current"), Path.of("v1"));

    SnapshotId id = stored(allowed.resolve("current/deep"));

    assertThat(content(id, allowed.resolve("current/deep/file"))).contains("inside");
    assertThat(content(id, allowed.resolve("v1/deep/file"))).isEmpty();
  }

  @Test
  void linkFromOutside_thatLeadsInside_isAllowed() throws IOException {
    Path link = Files.createSymbolicLink(base.resolve("way"), allowed);

    assertThat(content(stored(link), link.resolve("own"))).contains("own");
  }

  @Test
  void rootThatIsALink_meansWhereItLeads() throws IOException {
    Path root = Files.createSymbolicLink(base.resolve("root"), allowed);
    Files.createSymbolicLink(allowed.resolve("link"), secrets);
    AllowedRoots roots = new AllowedRoots(List.of(source(root)));

    assertThat(content(stored(selection(root), roots), root.resolve("own"))).contains("own");
    assertThatThrownBy(() -> stored(selection(root.resolve("link")), roots))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void linkBelowAnIncludedFolder_isStoredAsALink_andNeverFollowed() throws IOException {
    Files.createSymbolicLink(allowed.resolve("link"), secrets);
    Files.createSymbolicLink(allowed.resolve("fileLink"), secrets.resolve("file"));

    SnapshotId id = stored(allowed);

    assertThat(content(id, allowed.resolve("own"))).contains("own");
    assertThat(content(id, allowed.resolve("link/file"))).isEmpty();
    assertThat(content(id, allowed.resolve("fileLink"))).isEmpty();
  }

  @Test
  void linkThatIsIncludedBesideItsFolder_isAProblemInWords() throws IOException {
    Path target = Files.createDirectory(allowed.resolve("target"));
    Files.writeString(target.resolve("file"), "inside");
    Path link = Files.createSymbolicLink(allowed.resolve("link"), target);

    Outcome.Stored stored =
        run(FileSelection.of(source(allowed), source(link)), AllowedRoots.EVERYTHING);

    assertThat(stored.problems().named())
        .singleElement()
        .satisfies(problem -> assertThat(problem.path()).isEqualTo(link.toString()))
        .satisfies(problem -> assertThat(problem.reason()).contains("behind a link"));
    assertThat(content(stored.snapshot(), target.resolve("file"))).contains("inside");
  }

  @Test
  void dataFolder_isRefusedWhereNamed_andLeftOutWhereItLiesBelow() throws IOException {
    Path data = storage.folder().path();
    Path link = Files.createSymbolicLink(base.resolve("dataLink"), data);

    for (Path path :
        List.of(
            data,
            data.resolve("master.key"),
            data.resolve("repositories"),
            link,
            link.resolve("secrets"))) {
      assertThatThrownBy(() -> stored(selection(path), AllowedRoots.EVERYTHING))
          .as(path.toString())
          .isInstanceOf(ForbiddenException.class)
          .hasMessageContaining("the data folder of this server");
    }
    Outcome.Stored above = run(selection(base), AllowedRoots.EVERYTHING);
    assertThat(above.problems().count()).isZero();
    assertThat(content(above.snapshot(), secrets.resolve("file"))).contains(SECRET);
    assertThat(content(above.snapshot(), data.resolve("master.key"))).isEmpty();
  }

  @Test
  void repositoriesOnAnotherDisk_behindALink_areLeftOutToo() throws IOException {
    storage.close();
    Path disk = Files.createDirectory(base.resolve("disk"));
    Files.move(storage.folder().repositories(), disk.resolve("repositories"));
    Files.createSymbolicLink(storage.folder().repositories(), disk.resolve("repositories"));
    storage = StorageUnderTest.open(base.resolve("data"));
    stored(allowed);

    SnapshotId id = stored(selection(base), AllowedRoots.EVERYTHING);

    assertThat(storage.repository("default").resolve("config")).exists();
    assertThat(content(id, disk.resolve("repositories/default/config"))).isEmpty();
    assertThat(content(id, secrets.resolve("file"))).contains(SECRET);
  }

  @Test
  void dataFolderThatAMountShowsElsewhere_isNotReadThere() throws IOException {
    Path data = storage.folder().path();
    Path whole = bind(data, Files.createDirectory(allowed.resolve("whole")));
    Path part = bind(data.resolve("secrets"), Files.createDirectory(allowed.resolve("part")));
    Path key = bind(data.resolve("master.key"), Files.createFile(allowed.resolve("key")));
    stored(secrets, AllowedRoots.EVERYTHING);
    Path tenant =
        bind(storage.repository("default"), Files.createDirectory(allowed.resolve("tenant")));

    for (Path path : List.of(whole, part, key, tenant, tenant.resolve("config"))) {
      assertForbidden(path, "the data folder of this server");
    }
    Outcome.Stored above = run(selection(allowed), roots());
    assertThat(above.problems().count()).isZero();
    assertThat(content(above.snapshot(), allowed.resolve("own"))).contains("own");
    assertThat(content(above.snapshot(), key)).isEmpty();
    assertThat(content(above.snapshot(), whole.resolve("master.key"))).isEmpty();
    assertThat(content(above.snapshot(), tenant.resolve("config"))).isEmpty();
  }

  @Test
  void folderAboveTheData_thatAMountShowsElsewhere_lacksTheData() throws IOException {
    Path mirror = bind(base, Files.createDirectory(allowed.resolve("mirror")));

    SnapshotId id = stored(allowed);

    assertThat(content(id, mirror.resolve("secrets/file"))).contains(SECRET);
    assertThat(content(id, mirror.resolve("data/master.key"))).isEmpty();
    assertForbidden(mirror.resolve("data"), "the data folder of this server");
  }

  @Test
  void nestedVolumes_areLeftOutWhereThatIsAsked_andTheirFolderIsKept() throws IOException {
    Path volume = Files.createDirectory(allowed.resolve("volume"));
    mount(volume, "-t", "tmpfs", "none");
    Files.createDirectories(volume.resolve("deep"));
    Files.writeString(volume.resolve("deep/file"), "on it");
    Path file = volume.resolve("deep/file");

    assertThat(content(stored(allowed), file)).contains("on it");
    assertLeftOut(file, selection(true, Set.of(), Set.of()));
    assertLeftOut(file, selection(false, Set.of("tmpfs"), Set.of()));
    assertLeftOut(file, selection(false, Set.of(), Set.of("tmpfs")));
    FileSelection inner =
        new FileSelection(
            List.of(
                new IncludedPath(source(allowed), List.of(), true),
                IncludedPath.whole(source(volume.resolve("deep")))),
            null,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of());
    assertThat(content(stored(inner, roots()), file)).as("included itself").contains("on it");
  }

  @Test
  void folderThatIsSwappedWithALinkAllTheTime_neverLeadsOut() throws Exception {
    Path folder = Files.createDirectories(allowed.resolve("swap/inner"));
    Files.writeString(folder.resolve("file"), "harmless");
    Path shown = allowed.resolve("swap");
    Path away = base.resolve("away");
    Path decoy = Files.createDirectories(secrets.resolve("inner"));
    Files.writeString(decoy.resolve("file"), SECRET);
    Path link = Files.createSymbolicLink(base.resolve("link"), secrets);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> swaps =
        CompletableFuture.supplyAsync(() -> swap(shown, away, link, over));

    int read = 0;
    try {
      for (int i = 0; i < RACES; i++) {
        read += contentOfRace(allowed, folder) + contentOfRace(folder, folder);
        read += contentOfRace(folder.resolve("file"), folder);
      }
    } finally {
      over.set(true);
    }

    assertThat(swaps.join()).as("swaps").isGreaterThan(RACES);
    assertThat(read).as("backups that have met the folder").isPositive();
  }

  /** Whether the backup has met the folder; what it read there must be the folder's. */
  private int contentOfRace(Path named, Path folder) throws IOException {
    Optional<String> content;
    try {
      content = content(stored(named), folder.resolve("file"));
    } catch (HoldfastException e) {
      return 0;
    }
    content.ifPresent(text -> assertThat(text).isEqualTo("harmless"));
    return content.isPresent() ? 1 : 0;
  }

  private static int swap(Path shown, Path away, Path link, AtomicBoolean over) {
    int swaps = 0;
    try {
      while (!over.get()) {
        Files.move(shown, away);
        Files.move(link, shown, StandardCopyOption.ATOMIC_MOVE);
        Files.move(shown, link, StandardCopyOption.ATOMIC_MOVE);
        Files.move(away, shown);
        swaps++;
      }
      return swaps;
    } catch (IOException e) {
      throw new AssertionError("The swapping ended", e);
    }
  }

  private FileSelection selection(boolean skipNested, Set<String> excluded, Set<String> skipped) {
    return new FileSelection(
        List.of(new IncludedPath(source(allowed), List.of(), skipNested)),
        null,
        List.of(),
        excluded,
        skipped,
        Set.of());
  }

  private void assertLeftOut(Path file, FileSelection selection) throws IOException {
    Outcome.Stored stored = run(selection, roots());
    assertThat(content(stored.snapshot(), file)).isEmpty();
    assertThat(content(stored.snapshot(), allowed.resolve("own"))).contains("own");
    assertThat(stored.totals().directories()).as("the folder itself is kept").isEqualTo(2);
    assertThat(stored.problems().count()).isZero();
  }

  private Path bind(Path what, Path where) throws IOException {
    mount(where, "--bind", what.toString());
    return where;
  }

  private void mount(Path where, String... what) throws IOException {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(what));
    command.add(where.toString());
    assumeTrue(Commands.run(command.toArray(String[]::new)), "this user may not mount");
    mounted.push(where);
  }

  private void assertForbidden(Path path, String reason) {
    assertThatThrownBy(() -> stored(path))
        .as(path.toString())
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(reason);
  }

  private SnapshotId stored(Path path) {
    return stored(selection(path), roots());
  }

  private SnapshotId stored(Path path, AllowedRoots roots) {
    return stored(selection(path), roots);
  }

  private SnapshotId stored(FileSelection selection, AllowedRoots roots) {
    return run(selection, roots).snapshot();
  }

  private Outcome.Stored run(FileSelection selection, AllowedRoots roots) {
    Label label = new Label(Instant.EPOCH, List.of("job:1"), "here");
    Order order = new Order(TenantId.DEFAULT, selection, roots, label, null);
    return (Outcome.Stored) storage.fileSnapshots().store(order, PATIENT);
  }

  private AllowedRoots roots() {
    return new AllowedRoots(List.of(source(allowed)));
  }

  private static FileSelection selection(Path path) {
    return FileSelection.of(source(path));
  }

  private static SourcePath source(Path path) {
    return new SourcePath(path.toString());
  }

  private Optional<String> content(SnapshotId snapshot, Path file) throws IOException {
    try (Reader reader = storage.snapshots().open(TenantId.DEFAULT, snapshot);
        InputStream content = reader.open(source(file).names())) {
      return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}

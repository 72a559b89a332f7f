package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.port.out.SnapshotFiles.Change;
import dev.holdfast.application.port.out.SnapshotFiles.Compared;
import dev.holdfast.application.port.out.SnapshotFiles.Difference;
import dev.holdfast.application.port.out.SnapshotFiles.Opened;
import dev.holdfast.application.port.out.SnapshotFiles.Visitor.Next;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What all {@link SnapshotFiles} must keep. */
public abstract class SnapshotFilesContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final TenantId OTHER = new TenantId("other");
  private static final SnapshotId UNKNOWN = new SnapshotId("5".repeat(64));

  /** What is tested. */
  protected abstract SnapshotFiles files();

  /** The store whose snapshots it looks into; the same one within a test. */
  protected abstract SnapshotStore store();

  @Test
  void root_isADirectory() {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("a", "1")))) {
      assertThat(snapshot.find(EntryPath.ROOT))
          .hasValueSatisfying(
              root -> {
                assertThat(root.path()).isEqualTo(EntryPath.ROOT);
                assertThat(root.kind()).isEqualTo(EntryKind.DIRECTORY);
              });
    }
  }

  @Test
  void entry_isFoundByItsPath() {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("srv/deep/a", "three")))) {
      SnapshotEntry file = snapshot.find(new EntryPath("/srv/deep/a")).orElseThrow();
      SnapshotEntry directory = snapshot.find(new EntryPath("/srv/deep")).orElseThrow();

      assertThat(file.path()).isEqualTo(new EntryPath("/srv/deep/a"));
      assertThat(file.kind()).isEqualTo(EntryKind.FILE);
      assertThat(file.bytes()).isEqualTo(5);
      assertThat(file.mode()).isEqualTo(0600);
      assertThat(file.modified()).isEqualTo(Instant.EPOCH);
      assertThat(file.linkTarget()).isNull();
      assertThat(directory.kind()).isEqualTo(EntryKind.DIRECTORY);
      assertThat(directory.bytes()).isZero();
    }
  }

  @Test
  void nothing_isFoundWhereNothingIs() {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("srv/a", "1")))) {
      assertThat(snapshot.find(new EntryPath("/srv/b"))).isEmpty();
      assertThat(snapshot.find(new EntryPath("/other/a"))).isEmpty();
      assertThat(snapshot.find(new EntryPath("/srv/a/below-a-file"))).isEmpty();
      assertThat(snapshot.find(new EntryPath("/" + "n".repeat(2000)))).as("no name").isEmpty();
    }
  }

  @Test
  void directory_isListedInTheOrderOfTheNamesBytes() {
    // By UTF-16 the emoji would come before the last one.
    List<String> names = List.of("B", "a", "line\nfeed", "é", "\uFFFD", "\uD83D\uDE00");
    Map<String, String> all = new TreeMap<>(Map.of("deep/x", "1"));
    names.forEach(name -> all.put("srv/" + name, name));
    try (Opened snapshot = files().open(TENANT, stored(all))) {
      assertThat(list(snapshot, "/srv")).isEqualTo(names.stream().map(n -> "/srv/" + n).toList());
      assertThat(list(snapshot, "/")).containsExactly("/deep", "/srv");
    }
  }

  @Test
  void nameThatLooksLikeABytesText_hasItsOwnText() throws IOException {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("srv/a\\xE9", "1")))) {
      assertThat(list(snapshot, "/srv")).containsExactly("/srv/a\\x5CxE9");
      assertThat(read(snapshot, "/srv/a\\x5CxE9", 0)).isEqualTo("1");
      assertThat(snapshot.find(new EntryPath("/srv/a\\xE9"))).isEmpty();
    }
  }

  @Test
  void listing_endsWhenTheVisitorHasSeenEnough() {
    try (Opened snapshot =
        files().open(TENANT, stored(Map.of("a", "1", "b", "2", "c", "3", "d", "4")))) {
      List<String> seen = new ArrayList<>();

      snapshot.list(
          EntryPath.ROOT,
          entry -> {
            seen.add(entry.path().value());
            return seen.size() < 2;
          });

      assertThat(seen).containsExactly("/a", "/b");
    }
  }

  @Test
  void onlyDirectories_areListedAndWalked() {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("srv/a", "1")))) {
      for (String path : List.of("/none", "/srv/a", "/srv/a/b")) {
        EntryPath none = new EntryPath(path);
        assertThatThrownBy(() -> snapshot.list(none, unused -> true))
            .isInstanceOf(NotFoundException.class)
            .hasMessageContaining(path);
        assertThatThrownBy(() -> snapshot.walk(none, unused -> Next.ENTER))
            .isInstanceOf(NotFoundException.class)
            .hasMessageContaining(path);
      }
    }
  }

  @Test
  void walk_showsADirectoryBeforeWhatIsInIt() {
    Map<String, String> all = Map.of("a/b/c", "1", "a/d", "2", "a.txt", "3", "e", "4");
    try (Opened snapshot = files().open(TENANT, stored(all))) {
      assertThat(walk(snapshot, "/", "none", "none"))
          .containsExactly("/a", "/a/b", "/a/b/c", "/a/d", "/a.txt", "/e");
      assertThat(walk(snapshot, "/a", "none", "none")).containsExactly("/a/b", "/a/b/c", "/a/d");
    }
  }

  @Test
  void walk_passesOver_andStops_whereTheVisitorSaysSo() {
    Map<String, String> all = Map.of("a/b/c", "1", "a/d", "2", "a.txt", "3", "e", "4");
    try (Opened snapshot = files().open(TENANT, stored(all))) {
      assertThat(walk(snapshot, "/", "/a/b", "none"))
          .containsExactly("/a", "/a/b", "/a/d", "/a.txt", "/e");
      assertThat(walk(snapshot, "/", "none", "/a/b/c")).containsExactly("/a", "/a/b", "/a/b/c");
    }
  }

  @Test
  void file_isReadFromAnyPlace() throws IOException {
    String content = "0123456789";
    try (Opened snapshot = files().open(TENANT, stored(Map.of("a", content, "empty", "")))) {
      for (int from = 0; from <= content.length(); from++) {
        assertThat(read(snapshot, "/a", from)).isEqualTo(content.substring(from));
      }
      assertThat(read(snapshot, "/a", Long.MAX_VALUE)).as("far behind the end").isEmpty();
      assertThat(read(snapshot, "/empty", 0)).isEmpty();
      assertThatThrownBy(() -> snapshot.read(new EntryPath("/a"), -1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void longFile_isReadFromAnyPlace() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] content = new byte[3_000_000];
    random.nextBytes(content);
    SnapshotId id = stored(TENANT, Map.of("long", content));
    try (Opened snapshot = files().open(TENANT, id)) {
      for (int i = 0; i < 20; i++) {
        int from = random.nextInt(content.length);
        try (InputStream stream = snapshot.read(new EntryPath("/long"), from)) {
          assertThat(
                  Arrays.equals(
                      stream.readAllBytes(),
                      0,
                      content.length - from,
                      content,
                      from,
                      content.length))
              .as("from %d, seed %d", from, seed)
              .isTrue();
        }
      }
    }
  }

  @Test
  void onlyFiles_areRead() {
    try (Opened snapshot = files().open(TENANT, stored(Map.of("srv/a", "1")))) {
      for (String path : List.of("/", "/srv", "/srv/b", "/srv/a/b")) {
        assertThatThrownBy(() -> snapshot.read(new EntryPath(path), 0))
            .as(path)
            .isInstanceOf(NotFoundException.class)
            .hasMessageContaining(path);
      }
    }
  }

  @Test
  void storedBytes_countSharedContentOnce() {
    String text = "the very same content of two files, and of a third in a directory";
    Map<String, String> all = Map.of("a", text, "b", text, "srv/c", text, "d", "another");
    try (Opened snapshot = files().open(TENANT, stored(all))) {
      long one = snapshot.storedBytes(List.of(new EntryPath("/a")));

      assertThat(one).isPositive();
      assertThat(snapshot.storedBytes(List.of(new EntryPath("/srv")))).isEqualTo(one);
      assertThat(snapshot.storedBytes(List.of(new EntryPath("/a"), new EntryPath("/b"))))
          .isEqualTo(one);
      assertThat(snapshot.storedBytes(List.of(EntryPath.ROOT))).isGreaterThan(one);
      assertThat(snapshot.storedBytes(List.of(new EntryPath("/none")))).isZero();
    }
  }

  @Test
  void snapshotThatIsNotThere_cannotBeOpened() {
    SnapshotId forgotten = stored(Map.of("a", "1"));
    SnapshotId others = stored(OTHER, Map.of("a", new byte[1]));
    SnapshotId there = stored(Map.of("a", "2"));
    store().forget(TENANT, List.of(SnapshotGuard.unprotected(TENANT, forgotten)));

    for (SnapshotId id : List.of(UNKNOWN, forgotten, others)) {
      assertThatThrownBy(() -> files().open(TENANT, id)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> files().compare(TENANT, id, there, unused -> true))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> files().compare(TENANT, there, id, unused -> true))
          .isInstanceOf(NotFoundException.class);
    }
    assertThatThrownBy(() -> files().open(new TenantId("without"), there))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void snapshotThatIsForgottenWhileItIsOpen_isReadToItsEnd() throws IOException {
    SnapshotId id = stored(Map.of("a", "all of it"));
    try (Opened snapshot = files().open(TENANT, id)) {
      store().forget(TENANT, List.of(SnapshotGuard.unprotected(TENANT, id)));

      assertThat(read(snapshot, "/a", 4)).isEqualTo("of it");
    }
  }

  @Test
  void closingAgain_doesNothing() {
    Opened snapshot = files().open(TENANT, stored(Map.of("a", "1")));
    snapshot.close();
    snapshot.close();
  }

  @Test
  void equalSnapshots_doNotDiffer() {
    SnapshotId one = stored(Map.of("srv/a", "1", "b", "2"));
    SnapshotId other = stored(Map.of("srv/a", "1", "b", "2"));

    assertThat(differences(one, other)).isEmpty();
    assertThat(differences(one, one)).isEmpty();
  }

  @Test
  void differences_areAllShown() {
    SnapshotId earlier =
        stored(Map.of("same/x", "1", "gone/x/y", "22", "changed", "333", "turned", "4"));
    SnapshotId later =
        stored(Map.of("same/x", "1", "new/x/y", "55555", "changed", "666666", "turned/z", "7"));

    assertThat(differences(earlier, later))
        .extracting(
            Difference::change,
            found -> found.entry().path().value(),
            found -> found.entry().bytes())
        .containsExactlyInAnyOrder(
            tuple(Change.REMOVED, "/gone", 0L),
            tuple(Change.REMOVED, "/gone/x", 0L),
            tuple(Change.REMOVED, "/gone/x/y", 2L),
            tuple(Change.ADDED, "/new", 0L),
            tuple(Change.ADDED, "/new/x", 0L),
            tuple(Change.ADDED, "/new/x/y", 5L),
            tuple(Change.CONTENT, "/changed", 6L),
            tuple(Change.KIND, "/turned", 0L),
            tuple(Change.ADDED, "/turned/z", 1L));
    assertThat(differences(later, earlier))
        .extracting(Difference::change, found -> found.entry().path().value())
        .contains(
            tuple(Change.ADDED, "/gone/x/y"),
            tuple(Change.REMOVED, "/new/x"),
            tuple(Change.KIND, "/turned"),
            tuple(Change.REMOVED, "/turned/z"));
  }

  @Test
  void comparison_endsWhenTheVisitorHasSeenEnough() {
    SnapshotId earlier = stored(Map.of("a/1", "1", "a/2", "1", "b/1", "1", "c", "1"));
    SnapshotId later = stored(Map.of("d/1", "1", "d/2", "1", "c", "2"));
    int all = differences(earlier, later).size();

    for (int enough = 1; enough < all; enough++) {
      int wanted = enough;
      List<Difference> seen = new ArrayList<>();
      Compared compared =
          files()
              .compare(
                  TENANT,
                  earlier,
                  later,
                  found -> {
                    seen.add(found);
                    return seen.size() < wanted;
                  });
      assertThat(compared.isWhole()).isFalse();
      assertThat(seen).hasSize(enough);
    }
  }

  private List<Difference> differences(SnapshotId earlier, SnapshotId later) {
    List<Difference> found = new ArrayList<>();
    assertThat(files().compare(TENANT, earlier, later, found::add).isWhole()).isTrue();
    return found;
  }

  private static List<String> list(Opened snapshot, String directory) {
    List<String> seen = new ArrayList<>();
    snapshot.list(new EntryPath(directory), entry -> seen.add(entry.path().value()));
    return seen;
  }

  private static List<String> walk(Opened snapshot, String directory, String passed, String stop) {
    List<String> seen = new ArrayList<>();
    snapshot.walk(
        new EntryPath(directory),
        entry -> {
          String path = entry.path().value();
          seen.add(path);
          Next unlessStopped = path.equals(passed) ? Next.PASS : Next.ENTER;
          return path.equals(stop) ? Next.STOP : unlessStopped;
        });
    return seen;
  }

  private static String read(Opened snapshot, String file, long from) throws IOException {
    try (InputStream content = snapshot.read(new EntryPath(file), from)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private SnapshotId stored(Map<String, String> files) {
    return StoredFiles.in(store(), TENANT, files);
  }

  private SnapshotId stored(TenantId tenant, Map<String, byte[]> files) {
    return StoredFiles.ofBytes(store(), tenant, files);
  }
}

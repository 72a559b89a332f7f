package dev.holdfast.adapters.catalogue.files;

import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.OTHER_LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.testkit.contract.FileIndexScene;
import dev.holdfast.testkit.fake.InMemoryFileIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Snapshots that come and go at random, among interruptions and restarts. {@code
 * -Dholdfast.seeds=8} tries more of them, as {@code .ci/run} does.
 */
final class FileIndexSameAsInMemoryTest {
  private static final int SEEDS = Integer.getInteger("holdfast.seeds", 2);
  private static final List<SnapshotLine> LINES = List.of(LINE, OTHER_LINE);
  private static final List<String> NAMES =
      List.of("a", "B", "b", "Report.pdf", "REPORT.pdf", "x\ny", "caf\\xE9", "Ä", "ä", "log");

  private static final List<EntryKind> KINDS = List.of(EntryKind.values());

  @TempDir Path folder;

  private final InMemoryFileIndex model = new InMemoryFileIndex();
  private final Map<SnapshotLine, Map<String, SnapshotEntry>> present = new HashMap<>();
  private final List<SnapshotId> live = new ArrayList<>();
  private SqlFileIndex index;
  private Random random = new Random();
  private long revision;

  @BeforeEach
  void open() {
    index = new SqlFileIndex(folder);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySearchFindsTheSame(long seed) {
    random = new Random(seed);
    // Few paths are changed again and again; many make blocks divide and join.
    int folders = seed % 2 == 0 ? 150 : 4;
    for (int step = 0; step < 40; step++) {
      if (random.nextInt(3) > 0 || live.isEmpty()) {
        addSnapshot(folders);
      } else {
        forgetSome();
      }
      if (random.nextInt(10) == 0) {
        index.close();
        index = new SqlFileIndex(folder);
      }
      compare("seed " + seed + ", step " + step);
    }
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void addSnapshot(int folders) {
    SnapshotLine line = LINES.get(random.nextInt(LINES.size()));
    Map<String, SnapshotEntry> before = present.getOrDefault(line, Map.of());
    Map<String, SnapshotEntry> after = new TreeMap<>(before);
    int changes = random.nextInt(folders * 4);
    for (int i = 0; i < changes; i++) {
      String path = "/d" + random.nextInt(folders) + "/" + NAMES.get(random.nextInt(NAMES.size()));
      if (random.nextInt(3) == 0) {
        after.remove(path);
      } else {
        after.put(path, entry(path));
      }
    }
    Snapshot snapshot = snapshot(line, "a");
    if (random.nextInt(4) == 0) {
      // Half way, and not always for the same snapshot again.
      Snapshot begun = random.nextBoolean() ? snapshot : snapshot(line, "b");
      if (apply(index, begun, before, after, atMost(random.nextInt(3)))) {
        snapshot = begun;
      }
    }
    assertThat(apply(index, snapshot, before, after, () -> true)).isTrue();
    apply(model, snapshot, before, after, () -> true);
    present.put(line, after);
    live.add(snapshot.id());
  }

  private Snapshot snapshot(SnapshotLine line, String kind) {
    SnapshotId id = FileIndexScene.id(Long.toHexString(0x1000 + revision) + kind);
    return new Snapshot(TENANT, line, id, Indexing.ALL, ++revision);
  }

  private SnapshotEntry entry(String path) {
    EntryKind kind = KINDS.get(random.nextInt(KINDS.size()));
    return FileIndexScene.entry(path, kind, random.nextInt(5), random.nextInt(1000));
  }

  private static boolean apply(
      FileIndex index,
      Snapshot snapshot,
      Map<String, SnapshotEntry> before,
      Map<String, SnapshotEntry> after,
      BooleanSupplier mayGoOn) {
    boolean isWhole = index.newest(TENANT, snapshot.line(), snapshot.id()).isEmpty();
    try (Update update = index.begin(snapshot, isWhole ? Extent.WHOLE : Extent.DIFFERENCES)) {
      if (isWhole) {
        after.values().forEach(update::put);
      } else {
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        gone.forEach(path -> update.remove(new EntryPath(path)));
        after.forEach(
            (path, entry) -> {
              if (!entry.equals(before.get(path))) {
                update.put(entry);
              }
            });
      }
      return update.apply(mayGoOn);
    }
  }

  private void forgetSome() {
    List<SnapshotId> over = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count && !live.isEmpty(); i++) {
      // Mostly the oldest.
      over.add(live.remove(random.nextInt(3) == 0 ? random.nextInt(live.size()) : 0));
    }
    Over change = new Over(TENANT, over, ++revision);
    if (random.nextInt(4) == 0) {
      index.leaveOut(change, atMost(random.nextInt(3)));
    }
    assertThat(index.leaveOut(change, () -> true)).isTrue();
    model.leaveOut(change, () -> true);
  }

  private BooleanSupplier atMost(int pieces) {
    int[] left = {pieces};
    return () -> left[0]-- > 0;
  }

  private void compare(String when) {
    for (int i = 0; i < 4; i++) {
      FileQuery query = query();
      FoundFiles found = index.search(TENANT, query);
      assertThat(found).as("%s: %s", when, query).isEqualTo(model.search(TENANT, query));
      if (found.areMore()) {
        FileQuery next = after(query, found.page().getLast().place());
        assertThat(index.search(TENANT, next))
            .as("%s: %s", when, next)
            .isEqualTo(model.search(TENANT, next));
      }
    }
    assertThat(index.position(TENANT)).as(when).isEqualTo(model.position(TENANT));
    assertThat(index.statuses(TENANT, live)).as(when).isEqualTo(model.statuses(TENANT, live));
  }

  private FileQuery query() {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    NameFilter filter =
        switch (random.nextInt(5)) {
          case 0 -> NameFilter.of(name);
          case 1 -> NameFilter.of(name.charAt(0) + "*");
          case 2 -> NameFilter.of("*" + name.charAt(name.length() - 1));
          case 3 -> NameFilter.of("*" + name.charAt(name.length() / 2) + "*");
          default -> NameFilter.ANY;
        };
    boolean hasRanges = random.nextInt(3) == 0;
    return new FileQuery(
        filter,
        random.nextBoolean() ? FileQuery.KINDS : Set.of(EntryKind.FILE, EntryKind.SYMLINK),
        random.nextInt(3) == 0 ? Set.of(LINE.object()) : null,
        random.nextInt(3) == 0 ? Set.of(OTHER_LINE.group()) : null,
        hasRanges ? new NumberRange(random.nextInt(3), 3) : NumberRange.ALL,
        hasRanges ? new NumberRange(random.nextInt(500), 900) : NumberRange.ALL,
        place(),
        1 + random.nextInt(50));
  }

  private static FileQuery after(FileQuery query, FileHit.Place place) {
    return new FileQuery(
        query.name(),
        query.kinds(),
        query.objects(),
        query.groups(),
        query.bytes(),
        query.modifiedMicros(),
        place,
        query.limit());
  }

  private FileHit.@Nullable Place place() {
    List<FileHit> some = model.search(TENANT, FileQuery.named(NameFilter.ANY, 200)).page();
    return some.isEmpty() || random.nextBoolean()
        ? null
        : some.get(random.nextInt(some.size())).place();
  }
}

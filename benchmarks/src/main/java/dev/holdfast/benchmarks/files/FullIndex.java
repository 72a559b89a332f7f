package dev.holdfast.benchmarks.files;

import dev.holdfast.adapters.catalogue.files.SqlFileIndex;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Over;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fills an index: one snapshot with all paths, then others in which a thousandth of the paths
 * changed each, and some came and went; lets the oldest ones go again. Prints what it takes.
 *
 * <p>Arguments: the folder, how many paths, distinct names, snapshots, changes of each.
 */
final class FullIndex {
  static final TenantId TENANT = TenantId.DEFAULT;

  private static final int LINES = 4;
  private static final int ID_CHARS = 64;

  private final FileIndex index;
  private final SamplePaths paths;
  private long revision;

  private FullIndex(FileIndex index, SamplePaths paths) {
    this.index = index;
    this.paths = paths;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    SamplePaths paths =
        new SamplePaths(Integer.parseInt(arguments[2]), Long.parseLong(arguments[1]));
    int snapshots = Integer.parseInt(arguments[3]);
    int changes = Integer.parseInt(arguments[4]);
    try (SqlFileIndex index = new SqlFileIndex(folder)) {
      FullIndex full = new FullIndex(index, paths);
      full.time("first snapshots, %,d paths".formatted(paths.paths()), full::addWhole);
      full.time(
          "%d snapshots of %,d changes each".formatted(snapshots - LINES, changes),
          () -> {
            for (int i = LINES; i < snapshots; i++) {
              full.addChanged(i, changes);
            }
          });
      full.time("one more snapshot", () -> full.addChanged(snapshots, changes));
      full.time(
          "forget the first of the changed",
          () -> index.leaveOut(new Over(TENANT, List.of(id(LINES)), ++full.revision), () -> true));
    }
    System.out.printf("bytes a path: %.1f%n", (double) bytes(folder) / paths.paths());
  }

  static SnapshotLine line(int number) {
    return new SnapshotLine(new GroupId(10 + number % LINES), new ObjectId(20 + number % LINES));
  }

  static Set<ObjectId> objects() {
    return IntStream.range(0, LINES)
        .mapToObj(number -> line(number).object())
        .collect(Collectors.toSet());
  }

  private void addWhole() {
    for (int line = 0; line < LINES; line++) {
      try (Update update = index.begin(snapshot(line), Extent.WHOLE)) {
        for (long path = line; path < paths.paths(); path += LINES) {
          update.put(paths.entry(path, 0));
        }
        update.apply(() -> true);
      }
    }
  }

  /** Changes spread over all names; every tenth path goes, to come back in a later snapshot. */
  private void addChanged(int number, int changes) {
    try (Update update = index.begin(snapshot(number), Extent.DIFFERENCES)) {
      for (int i = 0; i < changes; i++) {
        long path = (i * 7_919L * LINES + number) % paths.paths() / LINES * LINES + number % LINES;
        if (i % 10 == number / LINES % 10) {
          update.remove(paths.entry(path, 0).path());
        } else {
          update.put(paths.entry(path, number));
        }
      }
      update.apply(() -> true);
    }
  }

  private Snapshot snapshot(int number) {
    return new Snapshot(TENANT, line(number), id(number), Indexing.ALL, ++revision);
  }

  private static SnapshotId id(int number) {
    String digits = Integer.toHexString(number);
    return new SnapshotId("0".repeat(ID_CHARS - digits.length()) + digits);
  }

  private void time(String what, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - begun) / 1e9);
  }

  private static long bytes(Path folder) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}

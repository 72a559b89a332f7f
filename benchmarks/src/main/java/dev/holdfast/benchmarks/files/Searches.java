package dev.holdfast.benchmarks.files;

import dev.holdfast.adapters.catalogue.files.SqlFileIndex;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.FoundFiles;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.ObjectId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Searches in an index that {@link FullIndex} filled, first pages of a hundred, one after the
 * other: prints the median and the 99th percentile of each kind of search, in milliseconds. No
 * query is asked twice, since the index remembers the totals of the latest ones.
 *
 * <p>Arguments: the folder, how many distinct names, how often, a seed.
 */
final class Searches {
  private static final int PAGE = 100;
  private static final int WARM_UP = 20;
  private static final int RARE_CHARS = 4;

  /** Above the ids of all objects that there are. */
  private static final long NO_OBJECT = 1_000;

  private final SqlFileIndex index;
  private final int names;
  private final int times;
  private final Random random;
  private long asked;

  private Searches(SqlFileIndex index, int names, int times, Random random) {
    this.index = index;
    this.names = names;
    this.times = times;
    this.random = random;
  }

  public static void main(String[] arguments) {
    Random random = new Random(Long.parseLong(arguments[3]));
    try (SqlFileIndex index = new SqlFileIndex(Path.of(arguments[0]))) {
      Searches searches =
          new Searches(
              index, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), random);
      long begun = System.nanoTime();
      index.search(FullIndex.TENANT, named("x"));
      System.out.printf("first search after a start: %.0f ms%n", (System.nanoTime() - begun) / 1e6);
      System.out.println("| search | found | median | p99 |");
      searches.run();
    }
  }

  private void run() {
    measure("whole name", name -> named(name));
    measure("prefix of 3", name -> named(name.substring(0, 3) + "*"));
    measure("prefix of 12", name -> named(name.substring(0, 12) + "*"));
    measure("part of 3", name -> named("*" + part(name, 3) + "*"));
    measure("part of 6", name -> named("*" + part(name, 6) + "*"));
    measure(".jpg, the most frequent part", name -> named("*.jpg*"));
    measure("end .jpg", name -> named("*.jpg"));
    measure("part of 2", name -> named("*" + part(name, 2) + "*"));
    measure("part of 1", name -> named("*" + part(name, 1) + "*"));
    measure("every name", name -> named("*"));
    measure(
        "every name, one size in ten",
        name -> query("*", FileQuery.KINDS, new NumberRange(0, 1_000_000), NumberRange.ALL));
    measure(
        "*.j*, links, of an object",
        name ->
            new FileQuery(
                NameFilter.of("*.j*"),
                Set.of(EntryKind.SYMLINK),
                Set.of(FullIndex.line(0).object()),
                null,
                NumberRange.ALL,
                NumberRange.ALL,
                null,
                PAGE));
    measure(
        "*.j*, files, sizes and times",
        name ->
            query(
                "*.j*",
                Set.of(EntryKind.FILE),
                new NumberRange(1_000_000, 9_000_000),
                new NumberRange(0, 1_650_000_000_000_000L)));
    measure(
        "every name, all filters",
        name ->
            new FileQuery(
                NameFilter.ANY,
                Set.of(EntryKind.FILE),
                Set.of(FullIndex.line(0).object(), FullIndex.line(1).object()),
                Set.of(FullIndex.line(1).group(), FullIndex.line(2).group()),
                new NumberRange(1_000_000, 9_000_000),
                new NumberRange(0, 1_650_000_000_000_000L),
                null,
                PAGE));
  }

  private static FileQuery named(String searched) {
    return FileQuery.named(NameFilter.of(searched), PAGE);
  }

  private static FileQuery query(
      String searched, Set<EntryKind> kinds, NumberRange bytes, NumberRange times) {
    return new FileQuery(NameFilter.of(searched), kinds, null, null, bytes, times, null, PAGE);
  }

  private String part(String name, int chars) {
    int from = random.nextInt(Math.max(1, name.length() - chars - RARE_CHARS));
    return name.substring(from, from + chars);
  }

  private void measure(String what, Function<String, FileQuery> query) {
    double[] millis = new double[times];
    long found = 0;
    for (int i = -WARM_UP; i < times; i++) {
      FileQuery once = onlyOnce(query.apply(SamplePaths.name(random.nextInt(names))));
      long begun = System.nanoTime();
      FoundFiles page = index.search(FullIndex.TENANT, once);
      double taken = (System.nanoTime() - begun) / 1e6;
      if (i >= 0) {
        millis[i] = taken;
        found = Math.max(found, page.total());
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "| %s | %,d | %.1f ms | %.1f ms |%n",
        what, found, millis[times / 2], millis[(times - 1) * 99 / 100]);
  }

  /** The same question as no other has put it: also for an object that has no files. */
  private FileQuery onlyOnce(FileQuery query) {
    Set<ObjectId> objects = query.objects();
    Set<ObjectId> wanted = new HashSet<>(objects == null ? FullIndex.objects() : objects);
    wanted.add(new ObjectId(NO_OBJECT + asked++));
    return new FileQuery(
        query.name(),
        query.kinds(),
        wanted,
        query.groups(),
        query.bytes(),
        query.modifiedMicros(),
        query.after(),
        query.limit());
  }
}

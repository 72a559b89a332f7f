package dev.holdfast.benchmarks.files;

import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotEntry.Owner;
import java.time.Instant;

/**
 * Paths as people and programs make them: each name of two words, a number and an ending, in
 * several folders.
 *
 * @param names how many distinct names
 * @param paths how many paths in all
 */
record SamplePaths(int names, long paths) {
  private static final String[] WORDS = {
    "report", "Invoice", "photo", "IMAGE", "module", "library", "archive", "backup", "index",
    "summary", "draft", "final", "Budget", "notes", "config", "service", "handler", "factory",
    "table", "window"
  };
  private static final String[] ENDINGS = {
    "jpg", "pdf", "java", "txt", "o", "png", "so", "docx", "xlsx", "html"
  };
  private static final Owner OWNER = new Owner(1000, 1000, "user", "users");
  private static final long HASH = 2654435761L;
  private static final long BYTES_MAX = 10_000_000;
  private static final long FIRST_SECOND = 1_600_000_000;
  private static final int LINK_EVERY = 100;

  /** The path of a number, as a version of a number has it. */
  SnapshotEntry entry(long number, int version) {
    int name = (int) (number % names);
    long folder = number / names;
    String path =
        "/home/user%02d/projects/%s/%s%05d/%s"
            .formatted(
                folder * 7 % 37,
                WORDS[(int) (folder % WORDS.length)],
                WORDS[name % WORDS.length],
                (name * 13L + folder) % 20_000,
                name(name));
    return new SnapshotEntry(
        new EntryPath(path),
        number % LINK_EVERY == 0 ? EntryKind.SYMLINK : EntryKind.FILE,
        (number * HASH + version) % BYTES_MAX,
        Instant.ofEpochSecond(FIRST_SECOND + ((number * HASH) >>> 8) % 100_000_000 + version),
        0644,
        OWNER,
        null);
  }

  static String name(int number) {
    String ending = ENDINGS[number % 3 == 0 ? 0 : (int) (number * 31L % ENDINGS.length)];
    return WORDS[number % WORDS.length]
        + "_"
        + WORDS[(int) (number * 7L / WORDS.length % WORDS.length)]
        + "-"
        + Long.toHexString(number * HASH % (1L << 32))
        + "."
        + ending;
  }
}

package dev.holdfast.engine.restore;

import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Regular files whose content is planned together, and the pieces of it: one for each blob of each
 * file. Some 90 bytes a file and 20 a piece.
 *
 * <p>Filled by one thread; then shared by all workers, where each piece is one worker's at a time.
 */
final class FileBatch {
  /** Bounds the memory of a plan to some 30 MiB; two are alive at once. */
  static final int FILES_MAX = 1 << 17;

  static final int PIECES_MAX = 1 << 19;

  /** What the target has under a file's name. */
  enum Before {
    /** Nothing, or nothing any more. */
    NOTHING,
    /** What this restore has begun to write. */
    BEGUN,
    /** Something that is no file, and is replaced when the file is whole. */
    OTHER,
    /** A file of unknown content. */
    FILE,
    /** A file that a rule takes for the same. */
    SAME,
    /** A file that a rule keeps, unless a try before has made it. */
    DOUBTED
  }

  private static final int FIRST_FILES = 256;

  private final BlobIndex index;
  private final Directories directories;
  private int files;
  private int[] directory = new int[FIRST_FILES];
  private byte[][] entry = new byte[FIRST_FILES][];
  private Before[] before = new Before[FIRST_FILES];
  private int[] firstPiece = new int[FIRST_FILES + 1];
  private int[] pieceEntry = new int[FIRST_FILES];
  private int[] pieceFile = new int[FIRST_FILES];
  private long[] piecePosition = new long[FIRST_FILES];
  private byte[] pieceNeeded = new byte[0];
  private @Nullable AtomicIntegerArray remaining;
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();

  /** Files that take the place of something when they are whole. */
  private final Set<Integer> replacing = ConcurrentHashMap.newKeySet();

  FileBatch(BlobIndex index, Directories directories) {
    this.index = index;
    this.directories = directories;
  }

  /**
   * Adds a file.
   *
   * @param content entries of the index
   */
  void add(int inDirectory, byte[] packedEntry, Before was, int[] content) {
    if (files == directory.length) {
      directory = Arrays.copyOf(directory, files * 2);
      entry = Arrays.copyOf(entry, files * 2);
      before = Arrays.copyOf(before, files * 2);
      firstPiece = Arrays.copyOf(firstPiece, files * 2 + 1);
    }
    int piece = firstPiece[files];
    int end = piece + content.length;
    if (end > pieceEntry.length) {
      int length = Math.max(end, pieceEntry.length * 2);
      pieceEntry = Arrays.copyOf(pieceEntry, length);
      pieceFile = Arrays.copyOf(pieceFile, length);
      piecePosition = Arrays.copyOf(piecePosition, length);
    }
    long position = 0;
    for (int blob : content) {
      pieceEntry[piece] = blob;
      pieceFile[piece] = files;
      piecePosition[piece] = position;
      position += index.plainBytes(blob);
      piece++;
    }
    directory[files] = inDirectory;
    entry[files] = packedEntry;
    before[files] = was;
    if (was == Before.OTHER) {
      before[files] = Before.NOTHING;
      replacing.add(files);
    }
    files++;
    firstPiece[files] = end;
  }

  /** Ends the filling: from here on the batch may be shared. */
  void seal() {
    pieceNeeded = new byte[pieces()];
    Arrays.fill(pieceNeeded, (byte) 1);
    AtomicIntegerArray counts = new AtomicIntegerArray(files);
    for (int file = 0; file < files; file++) {
      counts.set(file, firstPiece[file + 1] - firstPiece[file]);
    }
    remaining = counts;
  }

  boolean isFull(int filesMax) {
    return files >= filesMax || pieces() >= PIECES_MAX;
  }

  int files() {
    return files;
  }

  int pieces() {
    return firstPiece[files];
  }

  int directory(int file) {
    return directory[file];
  }

  byte[] entry(int file) {
    return entry[file];
  }

  SnapshotPath path(int file) {
    return directories.path(directory[file]).resolve(PackedEntry.name(entry[file]));
  }

  Before before(int file) {
    return before[file];
  }

  /** The file was made and is being written. */
  void begun(int file) {
    before[file] = Before.BEGUN;
  }

  /** What was in the file's way is gone. */
  void cleared(int file) {
    before[file] = Before.NOTHING;
    Arrays.fill(pieceNeeded, firstPiece[file], firstPiece[file + 1], (byte) 1);
    counts().set(file, firstPiece[file + 1] - firstPiece[file]);
  }

  /** As {@link #cleared}, but what is in the way goes only when the file is whole. */
  void replacing(int file) {
    replacing.add(file);
    cleared(file);
  }

  boolean isReplacing(int file) {
    return replacing.contains(file);
  }

  int firstPiece(int file) {
    return firstPiece[file];
  }

  int endPiece(int file) {
    return firstPiece[file + 1];
  }

  int pieceEntry(int piece) {
    return pieceEntry[piece];
  }

  int pieceFile(int piece) {
    return pieceFile[piece];
  }

  long piecePosition(int piece) {
    return piecePosition[piece];
  }

  int pieceBytes(int piece) {
    return index.plainBytes(pieceEntry[piece]);
  }

  boolean isNeeded(int piece) {
    return pieceNeeded[piece] != 0;
  }

  /** The target has this piece already. */
  void notNeeded(int piece) {
    pieceNeeded[piece] = 0;
    counts().decrementAndGet(pieceFile[piece]);
  }

  /** How long the file's content is. */
  long sizeBytes(int file) {
    int end = firstPiece[file + 1];
    return firstPiece[file] == end ? 0 : piecePosition[end - 1] + pieceBytes(end - 1);
  }

  int remaining(int file) {
    return counts().get(file);
  }

  /** Counts a piece as done; whether it was the last one. */
  boolean countDone(int file) {
    return counts().decrementAndGet(file) == 0;
  }

  /** Whether this call was the first to say so. */
  boolean fail(int file) {
    return failed.add(file);
  }

  boolean isFailed(int file) {
    return failed.contains(file);
  }

  private AtomicIntegerArray counts() {
    if (remaining == null) {
      throw new IllegalStateException("The batch is still being filled");
    }
    return remaining;
  }
}

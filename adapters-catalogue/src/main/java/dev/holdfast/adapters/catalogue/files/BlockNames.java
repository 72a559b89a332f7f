package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.source.NamePattern;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * The folded names of a block in their order, each once, and how many paths bear them. Held in
 * memory for all blocks, so as arrays, and their bytes as one text of Latin-1: in one the runtime
 * finds others many bytes at a time.
 */
final class BlockNames {
  /** Of the heads of five arrays and objects, and of the place in a list. */
  private static final int OBJECTS_BYTES = 160;

  private final long id;
  private final SortKey first;
  private final String bytes;
  private final int[] nameEnds;
  private final int[] pathEnds;

  private BlockNames(long id, SortKey first, String bytes, int[] nameEnds, int[] pathEnds) {
    this.id = id;
    this.first = first;
    this.bytes = bytes;
    this.nameEnds = nameEnds;
    this.pathEnds = pathEnds;
  }

  /**
   * Reads what {@link NameColumn} packed.
   *
   * @param id of the block
   * @param first the key of its first path
   */
  static BlockNames read(long id, SortKey first, byte[] packed) {
    ByteReader reader = new ByteReader(packed);
    int[] nameEnds = new int[reader.smallNumber()];
    int[] pathEnds = new int[nameEnds.length];
    int nameEnd = 0;
    int pathEnd = 0;
    for (int i = 0; i < nameEnds.length; i++) {
      nameEnd += reader.smallNumber();
      pathEnd += reader.smallNumber();
      nameEnds[i] = nameEnd;
      pathEnds[i] = pathEnd;
    }
    return new BlockNames(
        id,
        first,
        new String(reader.bytes(nameEnd), StandardCharsets.ISO_8859_1),
        nameEnds,
        pathEnds);
  }

  long id() {
    return id;
  }

  SortKey first() {
    return first;
  }

  int names() {
    return nameEnds.length;
  }

  int paths() {
    return pathEnds[pathEnds.length - 1];
  }

  /** Where the paths that bear a name begin. */
  int pathStart(int name) {
    return name == 0 ? 0 : pathEnds[name - 1];
  }

  int pathEnd(int name) {
    return pathEnds[name];
  }

  byte[] folded(int name) {
    return bytes.substring(nameStart(name), nameEnds[name]).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** How much memory they take, about. */
  long memoryBytes() {
    return OBJECTS_BYTES
        + first.bytes().length
        + bytes.length()
        + (long) Integer.BYTES * (nameEnds.length + pathEnds.length);
  }

  /** The first name from one on that matches; the number of names if none does. */
  int nextMatch(int from, NameMatch match) {
    return switch (match.kind()) {
      case WHOLE, PREFIX -> {
        int next = firstNotBefore(match.text(), from);
        yield next < nameEnds.length && isMatch(next, match) ? next : nameEnds.length;
      }
      case SUFFIX -> nextOneByOne(from, match);
      case PART -> nextWithin(from, match.text());
    };
  }

  /** How many paths bear names that match. */
  int pathsThatMatch(NameMatch match) {
    int next = nextMatch(0, match);
    if (match.kind() == NamePattern.Kind.PREFIX && next < nameEnds.length) {
      return pathStart(firstBeyond(match.text(), next)) - pathStart(next);
    }
    int paths = 0;
    while (next < nameEnds.length) {
      paths += pathEnd(next) - pathStart(next);
      next = nextMatch(next + 1, match);
    }
    return paths;
  }

  private int nextOneByOne(int from, NameMatch match) {
    int name = from;
    while (name < nameEnds.length && !isMatch(name, match)) {
      name++;
    }
    return name;
  }

  private boolean isMatch(int name, NameMatch match) {
    return match.matches(bytes, nameStart(name), nameEnds[name]);
  }

  /** The first name from one on that is not before a text. */
  private int firstNotBefore(String text, int from) {
    return firstWhere(from, name -> compareBegin(name, text) >= 0);
  }

  /** The first name from one on that is after all that begin with a text. */
  private int firstBeyond(String text, int from) {
    return firstWhere(from, name -> compareBegin(name, text) > 0);
  }

  /** Names have an order: from one on, what is asked for is true of all that follow. */
  private int firstWhere(int from, IntPredicate isTrue) {
    int low = from;
    int high = nameEnds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isTrue.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How the first bytes of a name stand to a text; 0 if it begins with it. */
  private int compareBegin(int name, String text) {
    int start = nameStart(name);
    int length = Math.min(nameEnds[name] - start, text.length());
    for (int i = 0; i < length; i++) {
      int difference = bytes.charAt(start + i) - text.charAt(i);
      if (difference != 0) {
        return difference;
      }
    }
    return length - text.length();
  }

  /** Looks through all names at once, and past what begins in one and ends in another. */
  private int nextWithin(int from, String text) {
    int name = from;
    int at = from < nameEnds.length ? bytes.indexOf(text, nameStart(from)) : -1;
    while (at >= 0) {
      while (nameEnds[name] <= at) {
        name++;
      }
      if (at + text.length() <= nameEnds[name]) {
        return name;
      }
      at = bytes.indexOf(text, at + 1);
    }
    return nameEnds.length;
  }

  private int nameStart(int name) {
    return name == 0 ? 0 : nameEnds[name - 1];
  }
}

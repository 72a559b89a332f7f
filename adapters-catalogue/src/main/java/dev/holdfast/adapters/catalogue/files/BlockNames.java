package dev.holdfast.adapters.catalogue.files;

import java.nio.charset.StandardCharsets;

/**
 * The folded names of a block in their order, each once, and how many paths bear them. Held in
 * memory for all blocks, so as arrays, and their bytes as one text of Latin-1: in one the runtime
 * finds others many bytes at a time.
 */
final class BlockNames {
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

  /** The first name from one on that matches; the number of names if none does. */
  int nextMatch(int from, NameMatch match) {
    return match.isWithin() ? nextWithin(from, match.text()) : nextOneByOne(from, match);
  }

  private int nextOneByOne(int from, NameMatch match) {
    int name = from;
    while (name < nameEnds.length && !match.matches(bytes, nameStart(name), nameEnds[name])) {
      name++;
    }
    return name;
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

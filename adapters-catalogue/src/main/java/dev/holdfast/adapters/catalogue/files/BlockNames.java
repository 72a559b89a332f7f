package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;

/**
 * The folded names of a block in their order, each once, and how many paths bear them. Held in
 * memory for all blocks, so as arrays.
 */
final class BlockNames {
  private final long id;
  private final SortKey first;
  private final byte[] bytes;
  private final int[] nameEnds;
  private final int[] pathEnds;

  private BlockNames(long id, SortKey first, byte[] bytes, int[] nameEnds, int[] pathEnds) {
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
    return new BlockNames(id, first, reader.bytes(nameEnd), nameEnds, pathEnds);
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
    return Arrays.copyOfRange(bytes, nameStart(name), nameEnds[name]);
  }

  boolean isMatch(int name, NameMatch match) {
    return match.matches(bytes, nameStart(name), nameEnds[name]);
  }

  private int nameStart(int name) {
    return name == 0 ? 0 : nameEnds[name - 1];
  }
}

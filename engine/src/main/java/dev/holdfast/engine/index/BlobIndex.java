package dev.holdfast.engine.index;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All blobs of a repository and where they lie, in primitive arrays: 48 bytes a blob and 5 to 11
 * bytes for the table that finds it.
 *
 * <p>A blob may lie in several packs; each copy is kept. Safe for use by many threads.
 */
public final class BlobIndex {
  private static final int PAGE_BITS = 10;
  private static final int PAGE_ENTRIES = 1 << PAGE_BITS;
  private static final int PAGE_MASK = PAGE_ENTRIES - 1;

  /** More entries than these would overflow the table of slots. */
  private static final int ENTRIES_MAX = 3 << 28;

  private static final int FIRST_SLOTS = 1 << 11;

  /** Marks a tree, in the number of its pack. */
  private static final int TREE_BIT = 1 << 31;

  private static final int WORDS = 4;

  /** Per entry: the four words of the id. */
  private final List<long[]> ids = new ArrayList<>();

  /** Per entry: pack and type, offset, stored length, plain length (0: not compressed). */
  private final List<int[]> places = new ArrayList<>();

  private final List<PackId> packs = new ArrayList<>();

  /** Open addressing, linear probing: number of the entry plus one, 0 where free. */
  private int[] slots = new int[FIRST_SLOTS];

  private int entries;

  /** Takes in a pack; taking it in twice does no harm. */
  public synchronized void add(PackContents pack) {
    int number = packs.size();
    packs.add(pack.id());
    for (PackedBlob blob : pack.blobs()) {
      if (entries == ENTRIES_MAX) {
        throw new LimitException("An index holds at most " + ENTRIES_MAX + " blobs");
      }
      if (entries >= slots.length / 4 * 3) {
        grow();
      }
      insert(store(number, blob));
    }
  }

  public synchronized boolean contains(BlobType type, BlobId id) {
    return find(type, id.hash(), start(id.hash())) >= 0;
  }

  /** All copies of a blob; empty if it is not in the index. */
  public synchronized List<BlobLocation> locations(BlobType type, BlobId id) {
    List<BlobLocation> found = new ArrayList<>(1);
    for (int copy : copies(type, id)) {
      found.add(location(type, id, copy));
    }
    return found;
  }

  /** The entries of all copies of a blob; empty if it is not in the index. */
  public synchronized List<Integer> copies(BlobType type, BlobId id) {
    List<Integer> found = new ArrayList<>(1);
    int slot = find(type, id.hash(), start(id.hash()));
    while (slot >= 0) {
      found.add(slots[slot] - 1);
      slot = find(type, id.hash(), (slot + 1) & (slots.length - 1));
    }
    return found;
  }

  /**
   * A number that stands for a blob's first copy in the methods that take an entry, so that a plan
   * of millions of blobs need not hold their ids. It is good as long as this index.
   *
   * @return -1 if the blob is not in the index
   */
  public synchronized int entry(BlobType type, BlobId id) {
    int slot = find(type, id.hash(), start(id.hash()));
    return slot < 0 ? -1 : slots[slot] - 1;
  }

  /** Where an entry lies: the number of its pack, and in the lower 32 bits its offset there. */
  public synchronized long place(int entry) {
    int[] place = places.get(entry >>> PAGE_BITS);
    int at = (entry & PAGE_MASK) * WORDS;
    return (long) (place[at] & ~TREE_BIT) << 32 | Integer.toUnsignedLong(place[at + 1]);
  }

  /** How many packs there are; one that stands in two index files counts twice. */
  public synchronized int packs() {
    return packs.size();
  }

  /** The name of a pack, by its number. */
  public synchronized PackId pack(int number) {
    return packs.get(number);
  }

  /** The number of the pack in which an entry lies. Entries of one pack follow each other. */
  public synchronized int packOf(int entry) {
    return places.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS] & ~TREE_BIT;
  }

  /** The first copy of the blob of an entry; the entry itself where there is no other before. */
  public synchronized int firstCopy(int entry) {
    int mask = slots.length - 1;
    int slot = (int) ids.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS] & mask;
    while (slots[slot] - 1 != entry && !isCopy(slots[slot] - 1, entry)) {
      slot = (slot + 1) & mask;
    }
    return slots[slot] - 1;
  }

  private boolean isCopy(int entry, int other) {
    long[] id = ids.get(entry >>> PAGE_BITS);
    long[] otherId = ids.get(other >>> PAGE_BITS);
    int at = (entry & PAGE_MASK) * WORDS;
    int otherAt = (other & PAGE_MASK) * WORDS;
    return Arrays.equals(id, at, at + WORDS, otherId, otherAt, otherAt + WORDS)
        && isTree(entry) == isTree(other);
  }

  /** Whether an earlier entry names the same place in the same pack: two index files do. */
  public synchronized boolean repeatsEarlier(int entry) {
    BlobLocation location = location(entry);
    BlobType type = location.blob().type();
    Hash hash = location.blob().id().hash();
    int slot = find(type, hash, start(hash));
    while (slots[slot] - 1 != entry) {
      if (location(slots[slot] - 1).equals(location)) {
        return true;
      }
      slot = find(type, hash, (slot + 1) & (slots.length - 1));
    }
    return false;
  }

  /** Whether the blob of an entry is a tree. */
  public synchronized boolean isTree(int entry) {
    return places.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS] < 0;
  }

  /** Whether an entry is compressed. */
  public synchronized boolean isCompressed(int entry) {
    return places.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS + 3] != 0;
  }

  /** Length of an entry's plaintext, in bytes. */
  public synchronized int plainBytes(int entry) {
    return plainBytes(places.get(entry >>> PAGE_BITS), (entry & PAGE_MASK) * WORDS);
  }

  /** Length of an entry's envelope, in bytes. */
  public synchronized int storedBytes(int entry) {
    return places.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS + 2];
  }

  /** All that is known of an entry. */
  public synchronized BlobLocation location(int entry) {
    long[] id = ids.get(entry >>> PAGE_BITS);
    int at = (entry & PAGE_MASK) * WORDS;
    Hash hash = new Hash(id[at], id[at + 1], id[at + 2], id[at + 3]);
    boolean tree = places.get(entry >>> PAGE_BITS)[at] < 0;
    return location(tree ? BlobType.TREE : BlobType.DATA, new BlobId(hash), entry);
  }

  /** How many blobs there are; each copy counts. */
  public synchronized int size() {
    return entries;
  }

  private int store(int pack, PackedBlob blob) {
    int entry = entries++;
    int at = (entry & PAGE_MASK) * WORDS;
    if (at == 0) {
      ids.add(new long[PAGE_ENTRIES * WORDS]);
      places.add(new int[PAGE_ENTRIES * WORDS]);
    }
    Hash hash = blob.id().hash();
    long[] id = ids.get(entry >>> PAGE_BITS);
    id[at] = hash.first();
    id[at + 1] = hash.second();
    id[at + 2] = hash.third();
    id[at + 3] = hash.fourth();

    int[] place = places.get(entry >>> PAGE_BITS);
    place[at] = pack | (blob.type() == BlobType.TREE ? TREE_BIT : 0);
    place[at + 1] = (int) blob.offsetBytes();
    place[at + 2] = blob.storedBytes();
    place[at + 3] = blob.compressed() ? blob.plainBytes() : 0;
    return entry;
  }

  private BlobLocation location(BlobType type, BlobId id, int entry) {
    int[] place = places.get(entry >>> PAGE_BITS);
    int at = (entry & PAGE_MASK) * WORDS;
    long offset = Integer.toUnsignedLong(place[at + 1]);
    int stored = place[at + 2];
    boolean compressed = place[at + 3] != 0;
    return new BlobLocation(
        packs.get(place[at] & ~TREE_BIT),
        new PackedBlob(type, id, offset, stored, plainBytes(place, at), compressed));
  }

  private static int plainBytes(int[] place, int at) {
    return place[at + 3] != 0 ? place[at + 3] : place[at + 2] - Envelope.OVERHEAD_BYTES;
  }

  /** The first slot from {@code slot} on that holds the blob; -1 if a free one comes before. */
  private int find(BlobType type, Hash hash, int slot) {
    int mask = slots.length - 1;
    for (int i = slot; slots[i] != 0; i = (i + 1) & mask) {
      if (holds(slots[i] - 1, type, hash)) {
        return i;
      }
    }
    return -1;
  }

  private boolean holds(int entry, BlobType type, Hash hash) {
    long[] id = ids.get(entry >>> PAGE_BITS);
    int at = (entry & PAGE_MASK) * WORDS;
    return id[at] == hash.first()
        && id[at + 1] == hash.second()
        && id[at + 2] == hash.third()
        && id[at + 3] == hash.fourth()
        && (places.get(entry >>> PAGE_BITS)[at] < 0) == (type == BlobType.TREE);
  }

  private void insert(int entry) {
    int mask = slots.length - 1;
    int slot = (int) ids.get(entry >>> PAGE_BITS)[(entry & PAGE_MASK) * WORDS] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  /** Ids are hashes: any of their bits spread well. */
  private int start(Hash hash) {
    return (int) hash.first() & (slots.length - 1);
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int entry = 0; entry < entries; entry++) {
      insert(entry);
    }
  }
}

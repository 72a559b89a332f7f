package dev.holdfast.domain.config;

import dev.holdfast.domain.Mutable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Remembers which keys a bundle has had, and at which object, in 20 bytes a key.
 *
 * <p>Of each key 128 bits of its SHA-256 are kept: nobody can make two keys that share them, so
 * equal bits mean equal keys. The table is open addressing with linear probing, at most half full.
 */
@Mutable("It grows with each object of a bundle that is read once")
final class SeenKeys {
  private static final int SLOTS_AT_FIRST = 1024;

  private final MessageDigest digest = ContentHash.newDigest();
  private int size;
  private long[] hashes = new long[2 * SLOTS_AT_FIRST];

  /** The number of the object that has the key, from 1; 0 where the slot is free. */
  private int[] numbers = new int[SLOTS_AT_FIRST];

  /**
   * Remembers the key, unless it is there already.
   *
   * @param number of the object that has it, from 1
   * @return the number of the first object with this key; the given one, if it is the first
   */
  int remember(ObjectKey key, int number) {
    ByteBuffer hash = ByteBuffer.wrap(hash(key));
    long high = hash.getLong();
    long low = hash.getLong();
    if (2 * (size + 1) > numbers.length) {
      grow();
    }
    int slot = slotOf(high, low);
    if (numbers[slot] == 0) {
      put(slot, high, low, number);
      size++;
    }
    return numbers[slot];
  }

  /** The type's length keeps apart what the border between type and id would blur. */
  private byte[] hash(ObjectKey key) {
    String type = key.type();
    String id = key.id();
    ByteBuffer characters = ByteBuffer.allocate(4 + 2 * (type.length() + id.length()));
    characters.putInt(type.length());
    for (int i = 0; i < type.length(); i++) {
      characters.putChar(type.charAt(i));
    }
    for (int i = 0; i < id.length(); i++) {
      characters.putChar(id.charAt(i));
    }
    return digest.digest(characters.array());
  }

  /** The slot that holds the hash, or the free one where it belongs. */
  private int slotOf(long high, long low) {
    int slot = (int) high & (numbers.length - 1);
    while (numbers[slot] != 0 && !(hashes[2 * slot] == high && hashes[2 * slot + 1] == low)) {
      slot = (slot + 1) & (numbers.length - 1);
    }
    return slot;
  }

  private void put(int slot, long high, long low, int number) {
    hashes[2 * slot] = high;
    hashes[2 * slot + 1] = low;
    numbers[slot] = number;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    hashes = new long[2 * oldHashes.length];
    numbers = new int[2 * oldNumbers.length];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != 0) {
        long high = oldHashes[2 * i];
        long low = oldHashes[2 * i + 1];
        put(slotOf(high, low), high, low, oldNumbers[i]);
      }
    }
  }
}

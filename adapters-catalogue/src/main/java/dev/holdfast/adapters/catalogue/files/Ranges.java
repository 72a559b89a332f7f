package dev.holdfast.adapters.catalogue.files;

import java.util.Arrays;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots of a line hold a path: pairs of ordinals, from one to another, in their order.
 * The last pair may be open, and goes on with every snapshot that comes. There is at least one.
 */
final class Ranges {
  /** The end of a pair that goes on. */
  static final long OPEN = Long.MAX_VALUE;

  private final long[] pairs;

  private Ranges(long[] pairs) {
    this.pairs = pairs;
  }

  static Ranges from(long ordinal) {
    return new Ranges(new long[] {ordinal, OPEN});
  }

  static Ranges read(ByteReader packed) {
    long[] pairs = new long[2 * packed.smallNumber()];
    for (int i = 0; i < pairs.length; i += 2) {
      pairs[i] = packed.number();
      long length = packed.number();
      pairs[i + 1] = length == 0 ? OPEN : pairs[i] + length - 1;
    }
    return new Ranges(pairs);
  }

  void write(ByteWriter packed) {
    packed.number(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      packed.number(pairs[i]);
      packed.number(pairs[i + 1] == OPEN ? 0 : pairs[i + 1] - pairs[i] + 1);
    }
  }

  long last() {
    return pairs[pairs.length - 1];
  }

  /** After a snapshot that holds the path, and that follows {@code previous}. */
  Ranges held(long ordinal, long previous) {
    if (last() >= previous) {
      return endedAt(OPEN);
    }
    long[] longer = Arrays.copyOf(pairs, pairs.length + 2);
    longer[pairs.length] = ordinal;
    longer[pairs.length + 1] = OPEN;
    return new Ranges(longer);
  }

  /** After a snapshot that does not hold the path; null if no snapshot ever did. */
  @Nullable Ranges ended(long previous) {
    if (last() != OPEN) {
      return this;
    }
    if (pairs[pairs.length - 2] <= previous) {
      return endedAt(previous);
    }
    return pairs.length == 2 ? null : new Ranges(Arrays.copyOf(pairs, pairs.length - 2));
  }

  /**
   * With snapshots gone; null if none that is left holds the path.
   *
   * @param live the ordinals that are left
   * @param newestIsLive whether what is open goes on
   */
  @Nullable Ranges among(NavigableSet<Long> live, boolean newestIsLive) {
    long[] left = new long[pairs.length];
    int length = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      boolean goesOn = pairs[i + 1] == OPEN && newestIsLive;
      Long end = goesOn ? Long.valueOf(OPEN) : live.floor(pairs[i + 1]);
      if (end != null && end >= pairs[i]) {
        left[length++] = pairs[i];
        left[length++] = end;
      }
    }
    return length == 0 ? null : new Ranges(Arrays.copyOf(left, length));
  }

  private Ranges endedAt(long end) {
    long[] ended = pairs.clone();
    ended[ended.length - 1] = end;
    return new Ranges(ended);
  }
}

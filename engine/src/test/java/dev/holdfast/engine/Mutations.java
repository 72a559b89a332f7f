package dev.holdfast.engine;

import com.sun.management.ThreadMXBean;
import dev.holdfast.engine.error.EngineException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a reader samples that were changed by chance, and expects of it that it refuses them by an
 * {@link EngineException} or makes sense of them, and takes no more memory than their length
 * excuses.
 *
 * <p>{@code -Dholdfast.mutations=} says how many; a failure names the seed of the run, and {@code
 * -Dtests.seed=} repeats it.
 *
 * @param <T> what is read
 */
public final class Mutations<T> {
  /**
   * The JSON parser keeps the names of members that it met, 6,000 at most, and copies their table
   * when it meets another, or makes it twice as large: 4.4 MB were seen for one document.
   */
  public static final long NAMES_OF_JSON_BYTES = 16 << 20;

  private static final int TIMES = Integer.getInteger("holdfast.mutations", 200);
  private static final int SAMPLES_MAX = 64;

  /** Longer ones are not changed again: they would only grow, and what follows be slow. */
  private static final int SAMPLE_BYTES_MAX = 8 << 10;

  private static final int SHOWN_BYTES_MAX = 2_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String name;
  private final Function<byte[], T> reader;
  private final BiConsumer<byte[], T> fact;
  private long fixedBytes;
  private long bytesPerByte;

  private Mutations(String name, Function<byte[], T> reader, BiConsumer<byte[], T> fact) {
    this.name = name;
    this.reader = reader;
    this.fact = fact;
  }

  /**
   * What must be true of what is read.
   *
   * @param name of the reader, for messages
   * @param fact is given the bytes and what was read from them
   */
  public static <T> Mutations<T> of(
      String name, Function<byte[], T> reader, BiConsumer<byte[], T> fact) {
    return new Mutations<>(name, reader, fact);
  }

  /** How much the reader may allocate, all in all, for an input. */
  public Mutations<T> withinBytes(long fixed, long perByte) {
    fixedBytes = fixed;
    bytesPerByte = perByte;
    return this;
  }

  /**
   * Changes samples, and what was accepted of the changed ones, again and again.
   *
   * @param samples are accepted as they are
   */
  public void check(List<byte[]> samples) {
    samples.forEach(sample -> fact.accept(sample, reader.apply(sample)));
    long seed = Long.getLong("tests.seed", new SplittableRandom().nextLong());
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> known = new ArrayList<>(samples);
    int accepted = 0;
    for (int i = 0; i < TIMES; i++) {
      byte[] input = new Mutation(random, known).next();
      if (isAccepted(input, seed, i)) {
        accepted++;
        remember(input, known, samples.size(), random);
      }
    }
    System.out.printf("%s: %d mutations of seed %d, %d accepted%n", name, TIMES, seed, accepted);
  }

  private static void remember(
      byte[] input, List<byte[]> known, int samples, SplittableRandom random) {
    if (input.length > SAMPLE_BYTES_MAX) {
      return;
    }
    if (known.size() < SAMPLES_MAX) {
      known.add(input);
    } else if (samples < SAMPLES_MAX) {
      known.set(random.nextInt(samples, SAMPLES_MAX), input);
    }
  }

  private boolean isAccepted(byte[] input, long seed, int number) {
    try {
      refuseWaste(input);
      T read = read(input);
      if (read == null) {
        return false;
      }
      fact.accept(input, read);
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "%s fails at mutation %d with -Dtests.seed=%d: %s%nIts input: %s"
              .formatted(name, number, seed, e, shown(input)),
          e);
    }
  }

  private @Nullable T read(byte[] input) {
    try {
      return reader.apply(input);
    } catch (EngineException e) {
      return null;
    }
  }

  /** Measured once more where it is too much: what was loaded for a first time is no waste. */
  private void refuseWaste(byte[] input) {
    long most = fixedBytes + bytesPerByte * input.length;
    long taken = bytesToRead(input);
    if (taken > most) {
      taken = bytesToRead(input);
    }
    if (taken > most) {
      throw new AssertionError(
          "It takes %d bytes to read %d; %d are allowed".formatted(taken, input.length, most));
    }
  }

  private long bytesToRead(byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    read(input);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static String shown(byte[] input) {
    return HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN_BYTES_MAX));
  }
}

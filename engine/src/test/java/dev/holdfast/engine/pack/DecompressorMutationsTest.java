package dev.holdfast.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Mutations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DecompressorMutationsTest {
  private static final int LENGTH_MAX = 64 << 10;

  private final Decompressor decompressor = new Decompressor();

  @AfterEach
  void close() {
    decompressor.close();
  }

  @Test
  @Timeout(600)
  void changedFrame_isRefused_orOpensToNoMoreThanTheLimit() throws IOException {
    Mutations.of(
            "Decompressor, length not known",
            frame -> decompressor.decompress(frame, 0, frame.length, LENGTH_MAX),
            (frame, plain) -> assertThat(plain.length).isLessThanOrEqualTo(LENGTH_MAX))
        .withinBytes(1 << 20, 4)
        .check(frames());
  }

  @Test
  @Timeout(600)
  void changedFrameOfKnownLength_isRefused_orFillsItsPlace() {
    byte[] plain = new byte[LENGTH_MAX + 2];
    List<byte[]> frames = List.of(DecompressorTest.compressed(new byte[LENGTH_MAX]));
    Mutations.of(
            "Decompressor, length known",
            frame -> {
              decompressor.decompress(frame, 0, frame.length, plain, 1, LENGTH_MAX);
              return plain;
            },
            (frame, opened) -> {
              assertThat(opened[0]).isZero();
              assertThat(opened[LENGTH_MAX + 1]).isZero();
            })
        .withinBytes(20_000, 4)
        .check(frames);
  }

  private static List<byte[]> frames() throws IOException {
    List<byte[]> frames = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int length : List.of(0, 1, 100, 5_000, LENGTH_MAX)) {
      byte[] plain = new byte[length];
      frames.add(DecompressorTest.compressed(plain));
      frames.add(DecompressorTest.streamed(plain));
      random.nextBytes(plain);
      Arrays.fill(plain, 0, length / 2, (byte) 'x');
      frames.add(DecompressorTest.compressed(plain));
      frames.add(DecompressorTest.streamed(plain));
    }
    return frames;
  }
}

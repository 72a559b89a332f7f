package dev.holdfast.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.chunk.Chunker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ContentSplitterTest {
  private static final int MIN = 100;
  private static final int MAX = 200_000;

  @Test
  void chunks_areTheContent_howeverTheStreamGivesIt() {
    ContentSplitter splitter = new ContentSplitter(new ChunkerByByte());
    Seeds.forEachSeed(
        40,
        random -> {
          byte[] content = content(random, random.nextInt(1_000_000));

          List<Integer> cuts = new ArrayList<>();
          ByteArrayOutputStream joined = new ByteArrayOutputStream();
          long length =
              split(
                  splitter,
                  new Dripping(content, random),
                  (bytes, offset, count) -> {
                    cuts.add(count);
                    joined.write(bytes, offset, count);
                  });

          assertThat(length).isEqualTo(content.length);
          assertThat(joined.toByteArray()).isEqualTo(content);
          assertThat(cuts).isEqualTo(expectedCuts(content));
        });
  }

  @Test
  void emptyContent_hasNoChunk() {
    List<Integer> cuts = new ArrayList<>();

    long length =
        split(
            new ContentSplitter(new ChunkerByByte()),
            InputStream.nullInputStream(),
            (bytes, offset, count) -> cuts.add(count));

    assertThat(length).isZero();
    assertThat(cuts).isEmpty();
  }

  @Test
  void contentWithoutAnyCut_endsAtTheLongestChunk() {
    List<Integer> cuts = new ArrayList<>();

    split(
        new ContentSplitter(new ChunkerByByte()),
        new ByteArrayInputStream(new byte[2 * MAX + 5]),
        (bytes, offset, count) -> cuts.add(count));

    assertThat(cuts).containsExactly(MAX, MAX, 5);
  }

  private static long split(
      ContentSplitter splitter, InputStream content, ContentSplitter.ChunkSink sink) {
    try {
      return splitter.split(content::read, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> expectedCuts(byte[] content) {
    List<Integer> cuts = new ArrayList<>();
    int length = 0;
    for (byte b : content) {
      length++;
      if (length == MAX || (length >= MIN && b == 1)) {
        cuts.add(length);
        length = 0;
      }
    }
    if (length > 0) {
      cuts.add(length);
    }
    return cuts;
  }

  /** Rarely the byte at which a chunk ends. */
  private static byte[] content(SplittableRandom random, int length) {
    byte[] content = new byte[length];
    int ends = random.nextInt(1, 40);
    for (int i = 0; i < ends && length > 0; i++) {
      content[random.nextInt(length)] = 1;
    }
    return content;
  }

  /** A chunk ends behind each byte 1, within its limits. */
  private static final class ChunkerByByte implements Chunker {
    private int length;

    @Override
    public int minBytes() {
      return MIN;
    }

    @Override
    public int maxBytes() {
      return MAX;
    }

    @Override
    public void begin() {
      length = 0;
    }

    @Override
    public int cut(byte[] bytes, int offset, int count) {
      for (int i = 0; i < count; i++) {
        length++;
        if (length == MAX || (length >= MIN && bytes[offset + i] == 1)) {
          length = 0;
          return i + 1;
        }
      }
      return NO_CUT;
    }
  }

  /** Gives a few bytes at a time. */
  private static final class Dripping extends ByteArrayInputStream {
    private final SplittableRandom random;

    Dripping(byte[] content, SplittableRandom random) {
      super(content);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, random.nextInt(1, length + 1));
    }
  }
}

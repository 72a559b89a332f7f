package dev.holdfast.engine.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.LimitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecompressorTest {
  private static final byte[] PLAIN = "to be or not to be, that is the question".getBytes(UTF_8);

  private final Decompressor decompressor = new Decompressor();

  @AfterEach
  void close() {
    decompressor.close();
  }

  @Test
  void frameWithItsLength_isOpened() {
    assertThat(open(compressed(PLAIN), 1000)).isEqualTo(PLAIN);
    assertThat(open(compressed(new byte[0]), 0)).isEmpty();
  }

  @Test
  void frameWithoutItsLength_isOpened() throws IOException {
    assertThat(open(streamed(PLAIN), PLAIN.length)).isEqualTo(PLAIN);
  }

  @Test
  void frameBeyondTheLimit_isRefusedEitherWay() throws IOException {
    byte[] withLength = compressed(new byte[1_000_000]);
    byte[] withoutLength = streamed(new byte[1_000_000]);

    assertThatThrownBy(() -> open(withLength, 999_999)).isInstanceOf(LimitException.class);
    assertThatThrownBy(() -> open(withoutLength, 999_999)).isInstanceOf(LimitException.class);
  }

  @Test
  void bytesThatAreNoFrame_areCorrupt() throws IOException {
    byte[] cut = Arrays.copyOf(streamed(PLAIN), 20);

    assertThatThrownBy(() -> open(PLAIN, 1000)).isInstanceOf(CorruptException.class);
    assertThatThrownBy(() -> open(new byte[0], 1000)).isInstanceOf(CorruptException.class);
    assertThatThrownBy(() -> open(cut, 1000)).isInstanceOf(CorruptException.class);
  }

  private byte[] open(byte[] frame, int lengthMax) {
    return decompressor.decompress(frame, 0, frame.length, lengthMax);
  }

  static byte[] compressed(byte[] plain) {
    try (Compressor compressor = new Compressor(Compression.DEFAULT)) {
      int length = compressor.compress(plain, 0, plain.length);
      return Arrays.copyOf(compressor.frame(), length);
    }
  }

  static byte[] streamed(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}

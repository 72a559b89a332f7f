package dev.holdfast.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader is called as Helidon calls it: size line, content, line end. */
class SlicedReaderTest {

  @Test
  void shortChunk_isPassedOnAsItIs() {
    SlicedReader reader = reader("5\r\nhello\r\n0\r\n\r\n");

    assertThat(chunk(reader)).isEqualTo("hello");
    assertThat(reader.readLine()).isEqualTo("0");
    assertThat(reader.readLine()).isEmpty();
  }

  @Test
  void longChunk_isPassedOnInSlices_thatTogetherAreIt() {
    int length = SlicedReader.SLICE_BYTES * 2 + 7;
    String content = "x".repeat(length - 1) + "y";
    SlicedReader reader =
        reader(Integer.toHexString(length) + "\r\n", content, "\r\n3\r\nend\r\n0\r\n\r\n");

    List<String> slices = List.of(chunk(reader), chunk(reader), chunk(reader));

    assertThat(slices).extracting(String::length).containsExactly(65_536, 65_536, 7);
    assertThat(String.join("", slices)).isEqualTo(content);
    assertThat(chunk(reader)).isEqualTo("end");
    assertThat(reader.readLine()).isEqualTo("0");
  }

  @Test
  void chunkOfExactlyASlice_isOne() {
    String content = "x".repeat(SlicedReader.SLICE_BYTES);
    SlicedReader reader = reader("10000\r\n" + content + "\r\n0\r\n\r\n");

    assertThat(chunk(reader)).isEqualTo(content);
    assertThat(reader.readLine()).isEqualTo("0");
  }

  @Test
  void extension_isPassedOver() {
    SlicedReader reader = reader("2;name=\"value\"\r\nab\r\n0\r\n\r\n");

    assertThat(chunk(reader)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "0x5", "1000000000000000", "5 5", ";a=b"})
  void sizeThatIsNone_isRefused(String size) {
    SlicedReader reader = reader(size + "\r\nhello\r\n");

    assertThatThrownBy(reader::readLine).isInstanceOf(RequestException.class);
  }

  @Test
  void lineWithoutAnEnd_isRefused_beforeItFillsTheMemory() {
    SlicedReader reader = reader("5;" + "x".repeat(SlicedReader.CHUNK_LINE_BYTES_MAX));

    assertThatThrownBy(reader::readLine).isInstanceOf(RequestException.class);
  }

  private static SlicedReader reader(String... arrivals) {
    Queue<String> rest = new ArrayDeque<>(List.of(arrivals));
    return new SlicedReader(() -> rest.remove().getBytes(StandardCharsets.UTF_8));
  }

  private static String chunk(SlicedReader reader) {
    BufferData content = reader.readBuffer(Integer.parseInt(reader.readLine(), 16));
    reader.skip(2);
    byte[] bytes = new byte[content.available()];
    content.read(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Staging} must keep. */
public abstract class StagingContract {
  private static final long BYTES_MAX = 10_000_000;

  /** A staging area with nothing in it; asked for once in each test. */
  protected abstract Staging emptyStaging();

  @Test
  void committedFile_isReadBackWhole() throws IOException {
    Staging staging = emptyStaging();
    byte[] content = pattern(3_000_001);

    String file = stage(staging, content);

    assertThat(staging.files()).containsExactly(file);
    assertThat(whole(staging, file)).isEqualTo(content);
    assertThat(whole(staging, file)).as("read again").isEqualTo(content);
  }

  @Test
  void emptyFile_isAFile() throws IOException {
    Staging staging = emptyStaging();

    String file = stage(staging, new byte[0]);

    assertThat(whole(staging, file)).isEmpty();
    assertThat(staging.read(file, 0, 0)).isEmpty();
  }

  @Test
  void singleBytes_areWrittenToo() throws IOException {
    Staging staging = emptyStaging();

    String file;
    try (Draft draft = staging.begin(BYTES_MAX)) {
      draft.content().write('a');
      draft.content().write(bytes("bcd"), 1, 2);
      draft.content().write(0x1FF);
      file = draft.commit();
    }

    assertThat(whole(staging, file)).containsExactly('a', 'c', 'd', 0xFF);
  }

  @Test
  void ranges_areRead() throws IOException {
    Staging staging = emptyStaging();
    byte[] content = pattern(100_000);
    String file = stage(staging, content);

    assertThat(staging.read(file, 0, 10)).isEqualTo(Arrays.copyOf(content, 10));
    assertThat(staging.read(file, 70_000, 20_000))
        .isEqualTo(Arrays.copyOfRange(content, 70_000, 90_000));
    assertThat(staging.read(file, 99_999, 1)).containsExactly(content[99_999]);
    assertThat(staging.read(file, 100_000, 0)).isEmpty();
  }

  @Test
  void rangesBeyondTheEnd_areRefused() throws IOException {
    Staging staging = emptyStaging();
    String file = stage(staging, pattern(100));

    assertThatThrownBy(() -> staging.read(file, 99, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> staging.read(file, Long.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> staging.read(file, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void draftThatIsNotCommitted_leavesNothing() throws IOException {
    Staging staging = emptyStaging();

    try (Draft draft = staging.begin(BYTES_MAX)) {
      draft.content().write(bytes("half of it"));

      assertThat(staging.files()).isEmpty();
    }

    assertThat(staging.files()).isEmpty();
  }

  @Test
  void draftThatIsClosedTwice_leavesTheFileAlone() throws IOException {
    Staging staging = emptyStaging();
    Draft draft = staging.begin(BYTES_MAX);
    draft.content().write(bytes("content"));
    String file = draft.commit();

    draft.close();
    draft.close();

    assertThat(whole(staging, file)).isEqualTo(bytes("content"));
  }

  @Test
  void fileOfTheGreatestLength_isTaken_andALongerOneIsNot() throws IOException {
    Staging staging = emptyStaging();

    try (Draft draft = staging.begin(10)) {
      draft.content().write(bytes("0123456789"));

      assertThatThrownBy(() -> draft.content().write('x'))
          .isInstanceOf(LimitReachedException.class);
    }
    try (Draft draft = staging.begin(10)) {
      draft.content().write(bytes("01234"));
      draft.content().write(bytes("56789"));
      draft.commit();
    }
    try (Draft draft = staging.begin(10)) {
      assertThatThrownBy(() -> draft.content().write(pattern(100_000)))
          .isInstanceOf(LimitReachedException.class);
    }

    assertThat(staging.files()).hasSize(1);
  }

  @Test
  void files_areApart() throws IOException {
    Staging staging = emptyStaging();

    String first;
    String second;
    try (Draft one = staging.begin(BYTES_MAX);
        Draft other = staging.begin(BYTES_MAX)) {
      one.content().write(bytes("first"));
      other.content().write(bytes("second"));
      second = other.commit();
      first = one.commit();
    }

    assertThat(staging.files()).containsExactlyInAnyOrder(first, second);
    assertThat(whole(staging, first)).isEqualTo(bytes("first"));
    assertThat(whole(staging, second)).isEqualTo(bytes("second"));
  }

  @Test
  void discardedFile_isGone() {
    Staging staging = emptyStaging();
    String kept = stage(staging, bytes("kept"));
    String gone = stage(staging, bytes("gone"));

    staging.discard(gone);
    staging.discard(gone);

    assertThat(staging.files()).containsExactly(kept);
    assertThatThrownBy(() -> staging.open(gone)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> staging.read(gone, 0, 1)).isInstanceOf(NotFoundException.class);
  }

  private static String stage(Staging staging, byte[] content) {
    try (Draft draft = staging.begin(BYTES_MAX)) {
      draft.content().write(content);
      return draft.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] whole(Staging staging, String file) throws IOException {
    try (InputStream content = staging.open(file)) {
      return content.readAllBytes();
    }
  }

  private static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((i * 31) >>> 3);
    }
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.holdfast.adapters.storage.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectWritingTest {
  private static final int BEFORE = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      ints = {
        DirectWriting.LENGTH_MIN - 1,
        DirectWriting.LENGTH_MIN,
        DirectWriting.LENGTH_MIN + 1,
        DirectWriting.LENGTH_MIN + DirectWriting.BLOCK_BYTES - 1,
        DirectWriting.LENGTH_MIN + DirectWriting.BLOCK_BYTES,
        5 * DirectWriting.LENGTH_MIN + 12_345
      })
  void contentOfAnyLength_isWrittenAsItIs(int length) throws IOException {
    Path file = folder.resolve("a");
    byte[] bytes = bytes(BEFORE + length);
    ByteBuffer content = ByteBuffer.wrap(bytes, BEFORE, length);

    Disk.local().createWhole(file, Access.OWNER_READS, content, Caching.PASSED).close();

    assertThat(file).hasBinaryContent(Arrays.copyOfRange(bytes, BEFORE, bytes.length));
    assertThat(content.remaining()).isEqualTo(length);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r--------");
  }

  @Test
  void takenName_isLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "first");

    assertThatThrownBy(
            () -> Disk.local().createWhole(file, Access.OWNER, longContent(), Caching.PASSED))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("first");
  }

  @Test
  void whatTheUsualWayCannotDoEither_isItsFailure_andTheDirectWayIsTriedAgain() {
    DirectWriting direct = new DirectWriting();
    Path unsuitable = folder.resolve("no-such-folder").resolve("a");

    assertThatThrownBy(
            () ->
                direct.create(
                    unsuitable,
                    Access.OWNER,
                    longContent(),
                    () -> Disk.local().createFile(unsuitable, Access.OWNER)))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(direct.isRefused()).isFalse();
  }

  @Test
  void whatOnlyTheUsualWayCanDo_isNotTriedDirectlyAgain() throws IOException {
    DirectWriting direct = new DirectWriting();
    Path unsuitable = folder.resolve("no-such-folder").resolve("a");
    Path usual = folder.resolve("a");

    direct
        .create(
            unsuitable,
            Access.OWNER,
            longContent(),
            () -> Disk.local().createFile(usual, Access.OWNER))
        .close();

    assertThat(usual).exists();
    assertThat(direct.isRefused()).isTrue();
  }

  private static ByteBuffer longContent() {
    return ByteBuffer.wrap(bytes(2 * DirectWriting.LENGTH_MIN));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}

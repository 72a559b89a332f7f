package dev.holdfast.adapters.storage.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
  @TempDir private Path folder;

  private final OpenFiles files = new OpenFiles(2);

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void range_isReadIntoArraysOfAnySize() throws IOException {
    byte[] content = new byte[1_000_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i % 251);
    }
    Path file = Files.write(folder.resolve("a"), content);

    ByteBuffer target = ByteBuffer.allocate(700_000);
    int count = files.read(file, 250_000, target);

    assertThat(count).isEqualTo(700_000);
    assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(content, 250_000, 700_000));
    assertThat(files.read(file, 999_999, ByteBuffer.allocate(10))).isEqualTo(1);
  }

  @Test
  void interruptedReader_fails_andOthersReadOn() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "text");
    files.read(file, 0, ByteBuffer.allocate(1));

    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Object> reading =
          thread.submit(
              () -> {
                Thread.currentThread().interrupt();
                return files.read(file, 0, ByteBuffer.allocate(1));
              });
      assertThatThrownBy(reading::get).hasCauseInstanceOf(ClosedByInterruptException.class);
    }

    assertThat(files.read(file, 0, ByteBuffer.allocate(4))).isEqualTo(4);
  }

  @Test
  void readersSurviveInterruptionsOfOthers() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "text");

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> interrupted =
          threads.submit(
              () -> {
                for (int i = 0; i < 500; i++) {
                  Thread.currentThread().interrupt();
                  assertThatThrownBy(() -> files.read(file, 0, ByteBuffer.allocate(1)))
                      .isInstanceOf(IOException.class);
                  assertThat(Thread.interrupted()).isTrue();
                }
              });
      while (!interrupted.isDone()) {
        assertThat(files.read(file, 0, ByteBuffer.allocate(9))).isEqualTo(4);
      }
      interrupted.get();
    }
  }

  @Test
  void missingFile_isMissing_untilItIsThere() throws IOException {
    Path file = folder.resolve("a");
    assertThatThrownBy(() -> files.read(file, 0, ByteBuffer.allocate(1)))
        .isInstanceOf(NoSuchFileException.class);

    Files.writeString(file, "text");

    assertThat(files.read(file, 0, ByteBuffer.allocate(9))).isEqualTo(4);
  }

  @Test
  void forgottenFile_isOpenedAnew() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text");
    files.read(file, 0, ByteBuffer.allocate(1));

    files.forget(file);
    Files.delete(file);

    assertThatThrownBy(() -> files.read(file, 0, ByteBuffer.allocate(1)))
        .isInstanceOf(NoSuchFileException.class);
  }
}

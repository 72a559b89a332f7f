package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescriptorTest {
  private static final int ROUNDS = 300;

  @TempDir Path folder;

  @BeforeEach
  void onlyWhereCallsAreKnown() {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
  }

  @Test
  void descriptorInUse_isClosedByItsLastUser() throws IOException {
    Scratch scratch = Scratch.ofThread();
    int number = RootPath.open(folder);
    Descriptor descriptor = new Descriptor(number);

    assertThat(descriptor.enter()).isEqualTo(number);
    descriptor.close();

    assertThat(Statx.look(scratch, number)).isZero();
    assertThatThrownBy(descriptor::enter).isInstanceOf(IOException.class);
    descriptor.leave();
    descriptor.close();
    assertThatThrownBy(descriptor::enter).isInstanceOf(IOException.class);
  }

  /** Each directory holds one name of its own: one that was reached by a late call shows. */
  @Test
  void closedUnderWay_neverReachesAnother() throws Exception {
    NodeName left = NodeName.of("left");
    NodeName right = NodeName.of("right");
    Files.createDirectories(folder.resolve("left/l"));
    Files.createDirectories(folder.resolve("right/r"));
    try (ExecutorService threads = Executors.newFixedThreadPool(4);
        SourceDirectory root = new PosixSourceTree(folder).root()) {
      for (int round = 0; round < ROUNDS; round++) {
        CountDownLatch start = new CountDownLatch(4);
        List<Future<?>> ends = new ArrayList<>();
        SourceDirectory shared = root.openDirectory(left);
        ends.add(threads.submit(() -> names(start, shared, "l")));
        ends.add(threads.submit(() -> names(start, shared, "l")));
        ends.add(threads.submit(() -> close(start, shared)));
        ends.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  try (SourceDirectory other = root.openDirectory(right)) {
                    assertThat(other.names()).containsExactly(NodeName.of("r"));
                  }
                  return null;
                }));
        for (Future<?> end : ends) {
          end.get();
        }
      }
    } catch (ExecutionException e) {
      throw new AssertionError("A thread met another's directory", e);
    }
    assertThat(openHere()).isZero();
  }

  private static Void names(CountDownLatch start, SourceDirectory shared, String expected)
      throws InterruptedException {
    start.countDown();
    start.await();
    try {
      for (int i = 0; i < 20; i++) {
        assertThat(shared.names()).containsExactly(NodeName.of(expected));
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("closed");
    }
    return null;
  }

  private static Void close(CountDownLatch start, SourceDirectory shared)
      throws InterruptedException {
    start.countDown();
    start.await();
    shared.close();
    shared.close();
    return null;
  }

  /** How many descriptors of this process lead into the folder. */
  private long openHere() throws IOException {
    long count = 0;
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        count += leadsHere(descriptor) ? 1 : 0;
      }
    }
    return count;
  }

  /** One of something else in this process may be closed between the listing and the look. */
  private boolean leadsHere(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}

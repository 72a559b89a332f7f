package dev.holdfast.adapters.storage.os.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.tree.Commands;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's calls read the same status as the system's, which are read from raw memory. */
final class BothWaysTest {
  @TempDir Path folder;

  @Test
  void everyStatus_isTheSameBothWays() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    Path file = Files.writeString(folder.resolve("file"), "content");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("1960-01-02T03:04:05.678912345Z")));
    Files.createLink(folder.resolve("link"), file);
    Files.createSymbolicLink(folder.resolve("symlink"), Path.of("file"));
    Files.createDirectory(folder.resolve("directory"));
    Commands.run("mkfifo", folder.resolve("fifo").toString());
    Commands.run("mknod", folder.resolve("device").toString(), "c", "259", "300");
    Commands.run("chmod", "6751", folder.resolve("file").toString());
    Commands.run("chown", "4294967294:77777", folder.resolve("symlink").toString());

    try (SourceDirectory one = new PosixSourceTree(folder).root();
        SourceDirectory other = new PortableSourceTree(folder).root()) {
      assertThat(one.names()).containsExactlyInAnyOrderElementsOf(other.names());
      for (NodeName name : one.names()) {
        assertThat(one.status(name)).as("%s", name).isEqualTo(other.status(name));
      }
      assertThat(one.status()).isEqualTo(other.status());
    }
  }

  @Test
  void devices_areTheSameBothWays() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    Path devices = Path.of("/dev");

    try (SourceDirectory one = new PosixSourceTree(devices).root();
        SourceDirectory other = new PortableSourceTree(devices).root()) {
      for (NodeName name : new NodeName[] {NodeName.of("null"), NodeName.of("zero")}) {
        assertThat(one.status(name).device()).isEqualTo(other.status(name).device()).isNotZero();
        assertThat(one.status(name).mode()).isEqualTo(other.status(name).mode());
      }
    }
  }
}

package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.SnapshotFiles.Opened;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedSnapshotFilesTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final EntryPath FILE = new EntryPath("/long");

  @TempDir private Path temp;

  @Test
  void damagedPack_endsTheReading_andGivesNoWrongByte() throws IOException {
    byte[] content = new byte[24 << 20];
    new Random(42).nextBytes(content);
    SnapshotId id;
    try (StorageUnderTest storage = StorageUnderTest.open(temp.resolve("data"))) {
      id = store(storage.snapshots(), content);
      damageTheMiddleOfEachPack(storage.repository(TENANT.value()).resolve("data"));
    }

    try (StorageUnderTest storage = StorageUnderTest.open(temp.resolve("data"));
        Opened snapshot = new EngineSnapshotFiles(storage.snapshots()).open(TENANT, id)) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThatThrownBy(
              () -> {
                try (InputStream stream = snapshot.read(FILE, 0)) {
                  stream.transferTo(read);
                }
              })
          .isInstanceOf(DamagedException.class);
      byte[] got = read.toByteArray();
      assertThat(got.length).isLessThan(content.length);
      assertThat(Arrays.equals(got, 0, got.length, content, 0, got.length)).isTrue();
    }
  }

  private static SnapshotId store(SnapshotStore store, byte[] content) {
    SnapshotStore.Label label = new SnapshotStore.Label(Instant.EPOCH, List.of(), "/");
    try (SnapshotStore.Writer writer = store.begin(TENANT, label)) {
      writer.addFile(FILE.names(), content);
      return writer.commit();
    }
  }

  private static void damageTheMiddleOfEachPack(Path packs) throws IOException {
    try (Stream<Path> found = Files.walk(packs)) {
      for (Path pack : found.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(pack);
        if (bytes.length > 1 << 20) {
          bytes[bytes.length / 2] ^= 1;
          pack.toFile().setWritable(true);
          Files.write(pack, bytes);
        }
      }
    }
  }
}

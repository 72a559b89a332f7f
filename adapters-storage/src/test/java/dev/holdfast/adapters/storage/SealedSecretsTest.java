package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.storage.os.Disk;
import dev.holdfast.adapters.storage.os.FaultyDisk;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSecretsTest {
  private static final byte[] SECRET = {1, 2, 3};

  @TempDir private Path temp;

  private final SecureRandom random = new SecureRandom();
  private DataFolder folder;
  private Path masterKey;
  private Path sealed;

  @BeforeEach
  void open() {
    folder = open(temp.resolve("data"), Disk.local());
    masterKey = folder.path().resolve("master.key");
    sealed = folder.path().resolve("secrets/token-key");
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void secret_isFoundAgain_afterARestartToo() {
    SealedSecrets.open(folder, random).findOrCreate("token-key", SECRET::clone);

    SealedSecrets again = SealedSecrets.open(folder, random);

    assertThat(again.find("token-key")).hasValue(SECRET);
    assertThat(again.find("other")).isEmpty();
  }

  @Test
  void existingSecret_isNotMadeAnew() {
    SealedSecrets secrets = SealedSecrets.open(folder, random);
    secrets.findOrCreate("token-key", SECRET::clone);

    byte[] second =
        secrets.findOrCreate(
            "token-key",
            () -> {
              throw new AssertionError("asked for another");
            });

    assertThat(second).isEqualTo(SECRET);
  }

  @Test
  void masterKeyAndSecrets_areTheOwnersAlone_andSecretsAreNotReadable() throws IOException {
    SealedSecrets.open(folder, random).findOrCreate("token-key", () -> new byte[1000]);

    assertThat(Files.size(masterKey)).isEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sealed)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("\0\0\0\0\0\0\0\0");
  }

  @Test
  void anyFlippedBit_isNoticed() throws IOException {
    SealedSecrets secrets = SealedSecrets.open(folder, random);
    secrets.findOrCreate("token-key", SECRET::clone);
    byte[] good = Files.readAllBytes(sealed);

    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(sealed, bad);

      assertThatThrownBy(() -> secrets.find("token-key"))
          .as("bit %s", bit)
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("token-key");
    }
  }

  @Test
  void truncatedAndOverlongSecrets_areNoticed() throws IOException {
    SealedSecrets secrets = SealedSecrets.open(folder, random);
    secrets.findOrCreate("token-key", SECRET::clone);

    for (int length : new int[] {0, 1, 35, 36, 100, 200_000}) {
      Files.write(sealed, Arrays.copyOf(Files.readAllBytes(sealed), length));
      assertThatThrownBy(() -> secrets.find("token-key")).isInstanceOf(DamagedException.class);
    }
  }

  @Test
  void secretInAnothersPlace_isNoticed() throws IOException {
    SealedSecrets secrets = SealedSecrets.open(folder, random);
    secrets.findOrCreate("token-key", SECRET::clone);
    Files.copy(sealed, sealed.resolveSibling("other"));

    assertThatThrownBy(() -> secrets.find("other")).isInstanceOf(DamagedException.class);
  }

  @Test
  void lostMasterKey_isNotReplaced_onceSomethingIsSealed() throws IOException {
    SealedSecrets.open(folder, random).findOrCreate("token-key", SECRET::clone);
    Files.delete(masterKey);

    assertThatThrownBy(() -> SealedSecrets.open(folder, random))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining(masterKey.toString())
        .hasMessageContaining("Put it back from a copy");
    assertThat(masterKey).doesNotExist();
  }

  @Test
  void masterKeyOfAnyOtherLength_isDamaged() throws IOException {
    SealedSecrets.open(folder, random);

    for (int length : new int[] {0, 31, 33, 100_000}) {
      Files.write(masterKey, new byte[length]);
      assertThatThrownBy(() -> SealedSecrets.open(folder, random))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining("must have 32 bytes");
    }
  }

  @Test
  void masterKeyOfAnotherServer_opensNothing() throws IOException {
    SealedSecrets.open(folder, random).findOrCreate("token-key", SECRET::clone);
    try (DataFolder other = open(temp.resolve("other"), Disk.local())) {
      SealedSecrets.open(other, random);
      Files.copy(
          other.path().resolve("master.key"), masterKey, StandardCopyOption.REPLACE_EXISTING);
    }

    SealedSecrets secrets = SealedSecrets.open(folder, random);

    assertThatThrownBy(() -> secrets.find("token-key"))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("does not open with master.key");
  }

  @Test
  void processesThatStartTogether_agreeOnKeyAndSecret() throws Exception {
    Set<String> agreed = new HashSet<>();
    try (OtherProcess first = OtherProcess.start("visitor", folder.path());
        OtherProcess second = OtherProcess.start("visitor", folder.path());
        OtherProcess third = OtherProcess.start("visitor", folder.path())) {
      agreed.add(first.said());
      agreed.add(second.said());
      agreed.add(third.said());
    }

    assertThat(agreed).hasSize(1);
  }

  @Test
  void failureAtAnyStep_leavesNoHalfSecret_andALaterTrySucceeds() throws Exception {
    FaultyDisk.atEachStep(
        disk -> {
          Path path = Files.createTempDirectory(temp, "trial");
          open(path, FaultyDisk.sound()).close();
          try (DataFolder faulty = open(path, disk)) {
            SealedSecrets.open(faulty, random).findOrCreate("token-key", () -> new byte[] {9});
          } catch (UnavailableException e) {
            assertThat(e).hasMessageContaining("the disk is full");
          }

          try (DataFolder data = open(path, FaultyDisk.sound())) {
            byte[] secret =
                SealedSecrets.open(data, random).findOrCreate("token-key", SECRET::clone);
            assertThat(secret).isIn(SECRET, new byte[] {9});
          }
        });
  }

  @Test
  void namesThatCouldLeaveTheFolder_areRefused() {
    SealedSecrets secrets = SealedSecrets.open(folder, random);

    for (String name : new String[] {"", "..", "a/b", ".tmp-0", "A", "a".repeat(101)}) {
      assertThatThrownBy(() -> secrets.find(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void secretThatIsTooLong_isRefused() {
    SealedSecrets secrets = SealedSecrets.open(folder, random);
    byte[] longest = new byte[SealedSecrets.SECRET_BYTES_MAX];

    assertThat(secrets.findOrCreate("longest", longest::clone)).isEqualTo(longest);
    assertThat(secrets.find("longest")).hasValue(longest);
    assertThatThrownBy(() -> secrets.findOrCreate("longer", () -> new byte[longest.length + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private DataFolder open(Path path, Disk disk) {
    return DataFolder.openForServer(path, "pid 1", random, disk);
  }
}

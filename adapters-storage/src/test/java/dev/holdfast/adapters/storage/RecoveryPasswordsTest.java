package dev.holdfast.adapters.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.RecoveryPasswords.Addition;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.testkit.contract.RecoveryPasswordsContract;
import dev.holdfast.testkit.engine.EngineEnvironments;
import dev.holdfast.testkit.engine.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryPasswordsTest extends RecoveryPasswordsContract {
  @TempDir private Path temp;

  private StorageUnderTest storage;

  @BeforeEach
  void open() {
    storage = StorageUnderTest.open(temp.resolve("data"));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected RecoveryPasswords noPasswords() {
    return storage.snapshots();
  }

  @Override
  protected boolean opens(TenantId tenant, String password) {
    try (FileBlobStore store = FileBlobStore.open(storage.repository(tenant.value()));
        Password tried = Password.of(password.toCharArray());
        Repository repository =
            Repository.open(store, tried, EngineEnvironments.at(new ManualTime(Instant.EPOCH)))) {
      return repository.isManaged();
    } catch (WrongPasswordException e) {
      return false;
    }
  }

  @Test
  void addedPassword_isAKeyFileOfFullCost_besideTheServersOwn() throws IOException {
    SecureRandom random = new SecureRandom();
    try (EngineSnapshotStore snapshots =
        new EngineSnapshotStore(
            storage.folder(),
            SealedSecrets.open(storage.folder(), random),
            StorageUnderTest.environment(storage.folder(), random))) {
      snapshots.add(TenantId.DEFAULT, "a password", 10);
    }

    Path keys = storage.repository("default").resolve("keys");
    assertThat(DurableFiles.entries(keys)).hasSize(2);
    assertThat(DurableFiles.entries(keys))
        .anySatisfy(
            key ->
                assertThat(Files.readString(key))
                    .contains("\"N\":32768", "\"r\":8", "\"username\":\"recovery\""));
    assertThat(storage.repository("default").resolve("locks")).isEmptyDirectory();
  }

  @Test
  void serverAndCommand_addToTheSameRepository() {
    try (EngineSnapshotStore beside = StorageUnderTest.snapshots(storage.folder())) {
      beside.add(TenantId.DEFAULT, "from the command", 2);
      storage.snapshots().add(TenantId.DEFAULT, "from the server", 2);

      assertThat(beside.add(TenantId.DEFAULT, "one too many", 2))
          .isEqualTo(new Addition.TooMany(2));
    }

    assertThat(opens(TenantId.DEFAULT, "from the command")).isTrue();
    assertThat(opens(TenantId.DEFAULT, "from the server")).isTrue();
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.error.LockedException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.StoreException;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.repository.KeyDetails;
import dev.holdfast.engine.repository.Passwords;
import dev.holdfast.engine.repository.Repository;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.testkit.engine.FaultyBlobStore.Action;
import dev.holdfast.testkit.engine.FaultyBlobStore.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final RepositoryFixture fixture = new RepositoryFixture();
  private final MemoryBlobStore store = new MemoryBlobStore();
  private final Repository repository = fixture.create(store);
  private final Passwords passwords = repository.passwords();

  @AfterEach
  void noLockIsLeft() {
    assertThat(StoreListing.of(store, BlobKind.LOCK)).isEmpty();
    assertThat(fixture.time.repetitions()).isZero();
  }

  @Test
  void keyInUse_isTheOneThatOpened() {
    KeyId added = add("second");

    assertThat(passwords.inUse()).isNotEqualTo(added);
    assertThat(open(store, "second").passwords().inUse()).isEqualTo(added);
    assertThat(passwords.keys()).extracting(KeyDetails::id).contains(passwords.inUse(), added);
  }

  @Test
  void removedPassword_opensNoMore() {
    KeyId added = add("second");

    passwords.remove(added);

    assertThat(passwords.keys()).hasSize(1);
    assertThatThrownBy(() -> open(store, "second")).isInstanceOf(WrongPasswordException.class);
    assertThatThrownBy(() -> passwords.remove(added))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(added.hex());
  }

  @Test
  void passwordInUse_isNotRemoved() {
    add("second");

    assertThatThrownBy(() -> passwords.remove(passwords.inUse()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Open it with another password");
    assertThat(passwords.keys()).hasSize(2);
  }

  @Test
  void changedPassword_opensAlone() {
    KeyId before = passwords.inUse();

    KeyId after = change(repository, "changed");

    assertThat(passwords.keys()).extracting(KeyDetails::id).containsExactly(after);
    assertThat(passwords.inUse()).isEqualTo(after).isNotEqualTo(before);
    assertThat(open(store, "changed").id()).isEqualTo(repository.id());
    assertThatThrownBy(() -> fixture.open(store)).isInstanceOf(WrongPasswordException.class);
    assertThat(change(repository, "again")).isEqualTo(passwords.inUse());
  }

  @Test
  void interruptedChange_leavesBothPasswords() {
    BlobStore failing =
        new FaultyBlobStore(
            store,
            (action, kind, write) ->
                action == Action.DELETE && kind == BlobKind.KEY ? Outcome.FAIL : Outcome.PASS);

    assertThatThrownBy(() -> change(fixture.open(failing), "changed"))
        .isInstanceOf(StoreException.class);

    assertThat(open(store, "changed").id()).isEqualTo(fixture.open(store).id());
  }

  @Test
  void heldShare_keepsRemovalAndChangeAway() {
    KeyId added = add("second");
    try (SharedLock held = fixture.open(store).lockShared()) {
      held.ensureHeld();

      assertThatThrownBy(() -> passwords.remove(added))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("needs it alone")
          .hasMessageContaining("tester@test@holdfast");
      assertThatThrownBy(() -> change(repository, "x")).isInstanceOf(LockedException.class);
    }
    assertThat(passwords.keys()).hasSize(2);
  }

  @Test
  void unknownKey_isNamed() {
    KeyId unknown = new KeyId(new Hash(1, 2, 3, 4));

    assertThatThrownBy(() -> passwords.remove(unknown))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining(unknown.hex());
  }

  private KeyId add(String password) {
    try (Password added = Password.of(password.toCharArray())) {
      return passwords.add(added, EngineEnvironments.CHEAP, "label");
    }
  }

  private static KeyId change(Repository repository, String password) {
    try (Password changed = Password.of(password.toCharArray())) {
      return repository.passwords().change(changed, EngineEnvironments.CHEAP, "label");
    }
  }

  private Repository open(BlobStore from, String password) {
    return Repository.open(from, Password.of(password.toCharArray()), fixture.environment);
  }
}

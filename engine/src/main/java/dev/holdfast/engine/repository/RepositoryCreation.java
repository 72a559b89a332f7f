package dev.holdfast.engine.repository;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.AlreadyExistsException;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a repository: a key file first, the config last. So a store with a config has a repository,
 * and one without has at most key files that nothing was sealed with.
 */
final class RepositoryCreation {
  private static final List<BlobKind> CONTENT =
      List.of(BlobKind.SNAPSHOT, BlobKind.INDEX, BlobKind.PACK);

  private final BlobStore store;
  private final EngineEnvironment environment;
  private final KeyFiles keyFiles;

  RepositoryCreation(BlobStore store, EngineEnvironment environment) {
    this.store = store;
    this.environment = environment;
    this.keyFiles = new KeyFiles(store, environment);
  }

  Repository create(Password password, ScryptCost cost) {
    if (Repository.exists(store)) {
      throw exists();
    }
    refuseContent();
    Optional<OpenedKey> leftBehind = leftBehind(password);
    if (leftBehind.isPresent()) {
      return storeConfig(leftBehind.get());
    }
    MasterKey key = MasterKey.random(environment.random());
    KeyId id = keyFiles.add(password, key, cost, environment.locks().owner().username());
    OpenedKey opened = new OpenedKey(id, key);
    try {
      return storeConfig(opened);
    } catch (AlreadyExistsException e) {
      return openIfOurs(opened, e);
    }
  }

  /**
   * A store that asks again when no answer came finds its own first put in its way. Without our key
   * file nobody could open that config.
   */
  private Repository openIfOurs(OpenedKey opened, AlreadyExistsException failure) {
    byte[] sealed = RepositoryConfig.load(store);
    RepositoryConfig config;
    try {
      config = RepositoryConfig.open(sealed, opened.key(), environment.random());
    } catch (CorruptException e) {
      // Somebody was faster; our key file would open, and not fit their config.
      keyFiles.delete(opened.id());
      throw failure;
    }
    return new Repository(store, environment, opened, config);
  }

  private Repository storeConfig(OpenedKey opened) {
    RepositoryConfig config = RepositoryConfig.random(environment.random());
    try {
      config.store(store, opened.key(), environment.random());
    } catch (AlreadyExistsException e) {
      throw exists();
    }
    return new Repository(store, environment, opened, config);
  }

  /** The master key of a creation that was interrupted, if it had this password. */
  private Optional<OpenedKey> leftBehind(Password password) {
    try {
      return Optional.of(keyFiles.open(password, Function.identity()));
    } catch (MissingException | WrongPasswordException | CorruptException e) {
      return Optional.empty();
    }
  }

  private void refuseContent() {
    for (BlobKind kind : CONTENT) {
      if (!StoreListing.of(store, kind).isEmpty()) {
        throw new CorruptException(
            "There is no config, but there are files of kind "
                + kind
                + ": this repository has lost its config. Take it from another copy; a new one"
                + " could not open what is here.");
      }
    }
  }

  private static AlreadyExistsException exists() {
    return new AlreadyExistsException("There is a repository here already; open it instead");
  }
}

package dev.holdfast.engine.repository;

import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.LimitException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.error.WrongPasswordException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.store.WholeBlob;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The key files of a repository: one for each password, all holding the same master key. */
final class KeyFiles {
  /** As many as restic tries; more would only be of use to one that guesses. */
  static final int TRIED_MAX = 20;

  private final BlobStore store;
  private final EngineEnvironment environment;

  KeyFiles(BlobStore store, EngineEnvironment environment) {
    this.store = store;
    this.environment = environment;
  }

  /** Stores a new key file; it is durable on return. */
  KeyId add(Password password, MasterKey key, ScryptCost cost, String label) {
    byte[] file =
        KeyFile.create(
            password,
            key,
            cost,
            environment.clock().instant(),
            label,
            environment.locks().owner().hostname(),
            environment.random(),
            environment.executor());
    Hash name = new Sha256().hash(file, 0, file.length);
    store.put(BlobKey.of(BlobKind.KEY, name), ByteBuffer.wrap(file));
    return new KeyId(name);
  }

  void delete(KeyId id) {
    store.delete(BlobKey.of(BlobKind.KEY, id.hash()));
  }

  /** All key files, oldest first. */
  List<KeyDetails> list() {
    List<KeyDetails> keys = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.KEY)) {
      read(entry.hash()).ifPresent(key -> keys.add(key.details()));
    }
    keys.sort(
        Comparator.comparing((KeyDetails key) -> key.created().toInstant())
            .thenComparing(KeyDetails::id));
    return keys;
  }

  /**
   * What is behind a password. Cheap key files are tried first. A damaged key file does not keep
   * the others from being tried.
   *
   * @param use makes something of what was opened, or throws: a key file that was left behind when
   *     a repository's creation was interrupted may open, and yet hold another key than the
   *     repository's
   * @throws WrongPasswordException if no key file opens with it
   * @throws MissingException if there is no key file
   * @throws CorruptException if key files open, and {@code use} can do nothing with them
   * @throws UnsupportedFormatException likewise
   */
  <T> T open(Password password, Function<OpenedKey, T> use) {
    List<EngineException> damaged = new ArrayList<>();
    List<EngineException> unusable = new ArrayList<>();
    List<StoredKey> keys = readable(damaged);
    for (StoredKey key : keys.subList(0, Math.min(keys.size(), TRIED_MAX))) {
      Optional<MasterKey> opened = tryOpening(key, password, damaged);
      if (opened.isPresent()) {
        try {
          return use.apply(new OpenedKey(key.details().id(), opened.get()));
        } catch (CorruptException | UnsupportedFormatException e) {
          unusable.add(e);
        }
      }
    }
    throw unusable.isEmpty() ? notOpened(keys.size(), damaged) : unusable.getFirst();
  }

  private Optional<MasterKey> tryOpening(
      StoredKey key, Password password, List<EngineException> damaged) {
    try {
      return KeyFile.open(key.bytes(), password, environment.executor());
    } catch (CorruptException | UnsupportedFormatException e) {
      damaged.add(e);
      return Optional.empty();
    }
  }

  private List<StoredKey> readable(List<EngineException> damaged) {
    List<StoredKey> keys = new ArrayList<>();
    for (StoreListing.Entry entry : StoreListing.of(store, BlobKind.KEY)) {
      try {
        read(entry.hash()).ifPresent(keys::add);
      } catch (CorruptException | LimitException e) {
        damaged.add(e);
      }
    }
    keys.sort(Comparator.comparingLong(StoredKey::work));
    return keys;
  }

  private static EngineException notOpened(int keys, List<EngineException> damaged) {
    if (keys == 0 && damaged.isEmpty()) {
      return new MissingException(
          "The repository has no key file, so no password opens it; take its folder `keys` from"
              + " another copy");
    }
    String tried = keys > TRIED_MAX ? "the first " + TRIED_MAX + " of " + keys : "" + keys;
    String unread =
        damaged.isEmpty()
            ? ""
            : ", and " + damaged.size() + " are damaged: " + damaged.getFirst().getMessage();
    WrongPasswordException failure =
        new WrongPasswordException(
            "No key file opens with this password ("
                + tried
                + " tried"
                + unread
                + "); give another password");
    damaged.forEach(failure::addSuppressed);
    return failure;
  }

  private Optional<StoredKey> read(Hash name) {
    try {
      byte[] bytes = WholeBlob.read(store, BlobKey.of(BlobKind.KEY, name), KeyFile.BYTES_MAX);
      return Optional.of(StoredKey.read(new KeyId(name), bytes));
    } catch (MissingException e) {
      return Optional.empty();
    }
  }
}

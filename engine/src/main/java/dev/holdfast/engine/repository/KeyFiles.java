package dev.holdfast.engine.repository;

import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.BlobStore;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.store.WholeBlob;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The key files of a repository: one for each password, all holding the same master key. */
final class KeyFiles {
  /** restic tries no more; so nobody should make more. */
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
            environment.lockOwner().hostname(),
            environment.random());
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
    for (StoredKey stored : load()) {
      keys.add(stored.details());
    }
    keys.sort(Comparator.comparing((KeyDetails key) -> key.created().toInstant()).thenComparing(KeyDetails::id));
    return keys;
  }
}

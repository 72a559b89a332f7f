package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.crypt.KeyFile;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.KeyId;
import dev.holdfast.engine.id.Sha256;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.store.StoreListing;
import dev.holdfast.engine.store.WholeBlob;
import dev.holdfast.engine.write.RepositoryParts;

/**
 * Compares all key files with their names. Whoever opens a repository learns of one key file, and
 * not whether each byte of it is right: restic refuses one of which any is wrong. For one thread.
 */
final class KeyFileCheck {
  private final RepositoryParts parts;
  private final Reports reports;
  private final Cancellation cancellation;
  private final Sha256 sha256 = new Sha256();

  KeyFileCheck(RepositoryParts parts, Reports reports, Cancellation cancellation) {
    this.parts = parts;
    this.reports = reports;
    this.cancellation = cancellation;
  }

  void check() {
    for (StoreListing.Entry entry : StoreListing.of(parts.store(), BlobKind.KEY)) {
      cancellation.check();
      check(entry.hash());
    }
  }

  private void check(Hash name) {
    byte[] file;
    try {
      file = WholeBlob.read(parts.store(), BlobKey.of(BlobKind.KEY, name), KeyFile.BYTES_MAX);
    } catch (MissingException e) {
      // Its password was taken away meanwhile.
      return;
    } catch (EngineException e) {
      found(name, String.valueOf(e.getMessage()));
      return;
    }
    Hash found = sha256.hash(file, 0, file.length);
    if (!found.equals(name)) {
      found(name, "its bytes have the hash " + found);
    }
  }

  private void found(Hash name, String reason) {
    reports.found(new Finding.DamagedKeyFile(new KeyId(name), reason));
  }
}

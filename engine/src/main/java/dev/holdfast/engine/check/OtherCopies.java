package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.index.BlobLocation;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.store.BlobKey;
import dev.holdfast.engine.store.BlobKind;
import dev.holdfast.engine.write.RepositoryParts;
import java.nio.ByteBuffer;

/**
 * Looks for sound copies of what is lost in one pack. Each is opened, since perhaps nobody has read
 * it yet. For one thread.
 */
final class OtherCopies implements AutoCloseable {
  private final RepositoryParts parts;
  private final BlobIndex index;
  private final LostCopies lost;
  private final Reports reports;
  private final BlobOpener opener;

  OtherCopies(RepositoryParts parts, BlobIndex index, LostCopies lost, Reports reports) {
    this.parts = parts;
    this.index = index;
    this.lost = lost;
    this.reports = reports;
    this.opener = new BlobOpener(parts.key(), parts.random());
  }

  void search(Cancellation cancellation) {
    for (int entry = lost.next(0); entry >= 0; entry = lost.next(entry + 1)) {
      cancellation.check();
      if (!index.repeatsEarlier(entry)) {
        search(index.location(entry));
      }
    }
  }

  private void search(BlobLocation gone) {
    BlobType type = gone.blob().type();
    for (int copy : index.copies(type, gone.blob().id())) {
      if (!lost.contains(copy) && isSound(index.location(copy))) {
        reports.found(
            new Finding.SoundCopy(
                type, gone.blob().id(), gone.pack(), index.location(copy).pack()));
        return;
      }
    }
  }

  private boolean isSound(BlobLocation copy) {
    PackedBlob blob = copy.blob();
    try {
      open(copy);
      return true;
    } catch (EngineException e) {
      lost.add(copy.pack(), blob);
      reports.found(
          new Finding.DamagedBlob(
              copy.pack(), blob.type(), blob.id(), String.valueOf(e.getMessage())));
      return false;
    }
  }

  private void open(BlobLocation copy) {
    PackedBlob blob = copy.blob();
    byte[] sealed = new byte[blob.storedBytes()];
    BlobKey pack = BlobKey.of(BlobKind.PACK, copy.pack().hash());
    int count = parts.store().read(pack, blob.offsetBytes(), ByteBuffer.wrap(sealed));
    if (count < sealed.length) {
      throw new CorruptException(
          "The pack ends before byte %d, where the blob %s should end"
              .formatted(blob.endBytes(), blob.id()));
    }
    opener.open(blob, sealed, 0, new byte[blob.plainBytes()]);
  }

  @Override
  public void close() {
    opener.close();
  }
}

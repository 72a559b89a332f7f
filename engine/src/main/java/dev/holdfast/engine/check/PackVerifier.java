package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.EngineException;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobOpener;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import dev.holdfast.engine.pack.ReusedBuffer;
import dev.holdfast.engine.write.RepositoryParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads packs from end to end: opens each blob, compares the header with the index, and hashes the
 * whole file.
 *
 * <p>A worker object that keeps a window of 8 MiB or of one longer blob, and a blob's plaintext.
 * For one thread.
 */
final class PackVerifier implements AutoCloseable {
  private final Cancellation cancellation;
  private final PackWindow window;
  private final BlobOpener opener;
  private final HeaderComparison headers;
  private final ReusedBuffer plains = new ReusedBuffer();

  PackVerifier(RepositoryParts parts, Cancellation cancellation) {
    this.cancellation = cancellation;
    this.window = new PackWindow(parts.store());
    this.opener = new BlobOpener(parts.key(), parts.random());
    this.headers = new HeaderComparison(parts.key(), parts.random());
  }

  /**
   * Reads a pack.
   *
   * @param fileBytes length of its file
   * @param blobs what the index says is in it, by their offsets
   */
  PackVerdict verify(PackId pack, long fileBytes, List<PackedBlob> blobs) {
    List<Finding> findings = new ArrayList<>();
    List<PackedBlob> lost = new ArrayList<>();
    int opened = 0;
    long header = headerStart(fileBytes, blobs);
    try {
      window.begin(pack, fileBytes);
      for (PackedBlob blob : blobs) {
        cancellation.check();
        if (!isSound(blob, pack, fileBytes, header, findings)) {
          lost.add(blob);
        }
        opened++;
      }
      window.cover(header, fileBytes);
      headers
          .difference(window.bytes(), window.indexOf(header), (int) (fileBytes - header), blobs)
          .ifPresent(reason -> findings.add(new Finding.WrongPackHeader(pack, reason)));
      Hash hash = window.hash();
      if (!hash.equals(pack.hash())) {
        findings.add(new Finding.WrongPackHash(pack, hash));
      }
    } catch (EngineException e) {
      findings.add(new Finding.UnreadablePack(pack, String.valueOf(e.getMessage())));
      lost.addAll(blobs.subList(opened, blobs.size()));
    }
    return new PackVerdict(findings, lost);
  }

  /** Where the header begins, if the pack ends with one as long as the index makes it. */
  private static long headerStart(long fileBytes, List<PackedBlob> blobs) {
    long frame = (long) PackHeader.plainBytes(blobs) + PackHeader.FRAME_BYTES;
    return Math.max(0, fileBytes - frame);
  }

  private boolean isSound(
      PackedBlob blob, PackId pack, long fileBytes, long header, List<Finding> findings) {
    if (blob.endBytes() > fileBytes) {
      String reason =
          "The %s blob %s would end at byte %d, where the pack has %d"
              .formatted(blob.type().text(), blob.id(), blob.endBytes(), fileBytes);
      findings.add(new Finding.DamagedBlob(pack, blob.type(), blob.id(), reason));
      return false;
    }
    // In a pack that was cut short, the header may seem to begin among the blobs.
    window.cover(Math.min(blob.offsetBytes(), header), blob.endBytes());
    try {
      byte[] plain = plains.atLeast(blob.plainBytes());
      opener.open(blob, window.bytes(), window.indexOf(blob.offsetBytes()), plain);
      return true;
    } catch (CorruptException e) {
      String reason = String.valueOf(e.getMessage());
      findings.add(new Finding.DamagedBlob(pack, blob.type(), blob.id(), reason));
      return false;
    }
  }

  @Override
  public void close() {
    opener.close();
  }
}

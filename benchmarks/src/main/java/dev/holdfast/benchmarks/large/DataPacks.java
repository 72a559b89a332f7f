package dev.holdfast.benchmarks.large;

import dev.holdfast.engine.crypt.Envelope;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackHeader;
import dev.holdfast.engine.pack.PackedBlob;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Packs of data by their number, the same at each run: 160 blobs of 50 to 150 kB, every other one
 * compressed to half. Their files are as long as they must be, and have nothing in them: what reads
 * no content can't tell.
 */
final class DataPacks {
  static final int BLOBS = 160;
  private static final int STORED_BYTES_MIN = 50_000;
  private static final int STORED_BYTES_MAX = 150_000;
  private static final long SEED = 20_261_122;

  private final Path data;

  /**
   * @param repository its folder
   */
  DataPacks(Path repository) {
    this.data = repository.resolve("data");
  }

  /** Of four packs, nothing is needed of one, all of one, and every other blob of two. */
  static boolean isNeeded(int pack, int blob) {
    return switch (pack % 4) {
      case 0 -> false;
      case 1 -> true;
      default -> blob % 2 == 0;
    };
  }

  /** Makes a pack's file, and tells what is said to be in it. */
  PackContents make(int number) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED ^ ((long) number << 32));
    PackId id = new PackId(hash(random));
    List<PackedBlob> blobs = new ArrayList<>();
    long offset = 0;
    long headerBytes = PackHeader.FRAME_BYTES;
    for (int i = 0; i < BLOBS; i++) {
      PackedBlob blob = blob(random, offset, i % 2 == 0);
      blobs.add(blob);
      offset = blob.endBytes();
      headerBytes += PackHeader.entryBytes(blob.compressed());
    }
    makeFile(id.hash().hex(), offset + headerBytes);
    return new PackContents(id, blobs);
  }

  private static PackedBlob blob(SplittableRandom random, long offset, boolean compressed) {
    int stored = random.nextInt(STORED_BYTES_MIN, STORED_BYTES_MAX);
    int plain = compressed ? 2 * stored : stored - Envelope.OVERHEAD_BYTES;
    BlobId id = new BlobId(hash(random));
    return new PackedBlob(BlobType.DATA, id, offset, stored, plain, compressed);
  }

  private static Hash hash(SplittableRandom random) {
    return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private void makeFile(String name, long lengthBytes) throws IOException {
    Path folder = Files.createDirectories(data.resolve(name.substring(0, 2)));
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength(lengthBytes);
    }
  }
}

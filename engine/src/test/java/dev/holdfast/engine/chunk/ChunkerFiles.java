package dev.holdfast.engine.chunk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** Files to be cut, and how they are. */
final class ChunkerFiles {
  private ChunkerFiles() {}

  /** Feeds a file in pieces and returns the lengths of its chunks. */
  static List<Integer> lengths(Chunker chunker, byte[] file, IntSupplier pieceBytes) {
    List<Integer> lengths = new ArrayList<>();
    int chunkStart = 0;
    int at = 0;
    chunker.begin();
    while (at < file.length) {
      int piece = Math.min(pieceBytes.getAsInt(), file.length - at);
      int cut = chunker.cut(file, at, piece);
      at += cut == Chunker.NO_CUT ? piece : cut;
      if (cut != Chunker.NO_CUT) {
        lengths.add(at - chunkStart);
        chunkStart = at;
      }
    }
    if (chunkStart < at) {
      lengths.add(at - chunkStart);
    }
    return lengths;
  }

  /** A few mebibytes of random bytes, of a short pattern repeated, or of both. */
  static byte[] anyFile(SplittableRandom random) {
    byte[] file = new byte[random.nextInt(1, 12 * 1024 * 1024)];
    random.nextBytes(file);
    int patternStart = random.nextInt(file.length);
    int period = random.nextInt(1, 300);
    for (int i = patternStart + period; i < file.length && random.nextInt(1_000_000) > 0; i++) {
      file[i] = file[i - period];
    }
    return file;
  }

  /** 12 MiB: SHA-256 of 0, 1, 2 and so on, each as eight big-endian bytes. */
  static byte[] vectorData() throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    ByteBuffer data = ByteBuffer.allocate(12 * 1024 * 1024);
    for (long i = 0; data.hasRemaining(); i++) {
      data.put(sha256.digest(ByteBuffer.allocate(Long.BYTES).putLong(i).array()));
    }
    return data.array();
  }
}

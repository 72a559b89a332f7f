package dev.holdfast.application.service.config;

import dev.holdfast.domain.config.ContentHash;
import dev.holdfast.domain.error.UnavailableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;

/** A stream that keeps a copy, and the hash, of everything that is read from it. */
final class StagedCopy extends FilterInputStream {
  private final OutputStream copy;
  private final MessageDigest digest = ContentHash.newDigest();

  StagedCopy(InputStream source, OutputStream copy) {
    super(source);
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      keep(target, offset, read);
    }
    return read;
  }

  /** What is skipped is part of the file too. */
  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left, so that the copy is whole. */
  ContentHash finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return ContentHash.of(digest);
  }

  private void keep(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    try {
      copy.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UnavailableException(
          "staging.write", "The server can't store the file now; send it again later.", e);
    }
  }
}

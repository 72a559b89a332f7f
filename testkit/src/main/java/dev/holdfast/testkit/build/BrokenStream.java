package dev.holdfast.testkit.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A stream that fails. */
public final class BrokenStream extends InputStream {
  private final Exception failure;

  private BrokenStream(Exception failure) {
    this.failure = failure;
  }

  /**
   * A stream that gives the bytes and then throws the failure, checked only if it is of a stream.
   */
  public static InputStream after(byte[] begin, Exception failure) {
    return new SequenceInputStream(new ByteArrayInputStream(begin), new BrokenStream(failure));
  }

  @Override
  public int read() throws IOException {
    return read(new byte[1], 0, 1);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure instanceof IOException ofStream) {
      throw ofStream;
    }
    throw (RuntimeException) failure;
  }
}

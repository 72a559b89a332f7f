package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.TemporaryFile;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.domain.error.LimitReachedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/** A staged file that is being written. */
final class StagedDraft implements Staging.Draft {
  /** Bodies arrive in pieces of a few kilobytes; they go to disk in larger ones. */
  private static final int BUFFER_BYTES = 64 * 1024;

  private enum State {
    OPEN,
    /** It may have its name, or not. */
    COMMITTING,
    COMMITTED,
    CLOSED
  }

  private final TemporaryFile temporary;
  private final Path file;
  private final long bytesMax;
  private final DurableFiles files;
  private final Content content = new Content();
  private State state = State.OPEN;

  StagedDraft(TemporaryFile temporary, Path file, long bytesMax, DurableFiles files) {
    this.temporary = temporary;
    this.file = file;
    this.bytesMax = bytesMax;
    this.files = files;
  }

  @Override
  public OutputStream content() {
    return content;
  }

  @Override
  public String commit() {
    requireOpen();
    content.flush();
    state = State.COMMITTING;
    try {
      if (!temporary.publish(file)) {
        throw new IllegalStateException("The name was given twice: " + file.getFileName());
      }
    } catch (IOException e) {
      throw DataFolder.failure("keep the body", file, e);
    }
    state = State.COMMITTED;
    return file.getFileName().toString();
  }

  @Override
  public void close() {
    State before = state;
    state = State.CLOSED;
    try {
      temporary.close();
      if (before == State.COMMITTING) {
        files.delete(file);
      }
    } catch (IOException e) {
      throw DataFolder.failure("remove an unfinished body", file, e);
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("This draft is " + state);
    }
  }

  private final class Content extends OutputStream {
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long length;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      Objects.checkFromIndexSize(offset, count, bytes.length);
      requireOpen();
      if (count > bytesMax - length) {
        throw new LimitReachedException(
            "staging.too-long", "The body is longer than the limit of " + bytesMax + " bytes.");
      }
      length += count;
      if (count > buffer.remaining()) {
        flush();
      }
      if (count > buffer.remaining()) {
        append(ByteBuffer.wrap(bytes, offset, count));
      } else {
        buffer.put(bytes, offset, count);
      }
    }

    @Override
    public void flush() {
      append(buffer.flip());
      buffer.clear();
    }

    private void append(ByteBuffer bytes) {
      try {
        temporary.write(bytes);
      } catch (IOException e) {
        throw DataFolder.failure("keep the body", file, e);
      }
    }
  }
}

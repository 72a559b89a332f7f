package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Staging;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Staged files in memory. */
public final class InMemoryStaging implements Staging {
  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  private final AtomicLong begun = new AtomicLong();

  @Override
  public Draft begin(long bytesMax) {
    return new MemoryDraft("staged-%08d".formatted(begun.incrementAndGet()), bytesMax);
  }

  @Override
  public InputStream open(String file) {
    return new ByteArrayInputStream(bytes(file));
  }

  @Override
  public byte[] read(String file, long offset, int length) {
    byte[] bytes = bytes(file);
    if (offset < 0 || length < 0 || offset > bytes.length - length) {
      throw new IllegalArgumentException(
          length + " bytes from " + offset + " on do not lie within " + bytes.length);
    }
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  @Override
  public void discard(String file) {
    files.remove(file);
  }

  @Override
  public List<String> files() {
    return List.copyOf(files.keySet());
  }

  /** Puts other bytes into a committed file, as a broken disk does. */
  public void replace(String file, byte[] content) {
    files.put(file, content.clone());
  }

  private byte[] bytes(String file) {
    return Optional.ofNullable(files.get(file))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "staging.file.missing", "There is no staged file \"" + file + "\"."));
  }

  private final class MemoryDraft implements Draft {
    private final String name;
    private final Content content;

    private MemoryDraft(String name, long bytesMax) {
      this.name = name;
      this.content = new Content(bytesMax);
    }

    @Override
    public OutputStream content() {
      return content;
    }

    @Override
    public String commit() {
      files.put(name, content.written.toByteArray());
      return name;
    }

    @Override
    public void close() {
      content.written.reset();
    }
  }

  private static final class Content extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final long bytesMax;

    private Content(long bytesMax) {
      this.bytesMax = bytesMax;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (written.size() + (long) length > bytesMax) {
        throw new LimitReachedException(
            "staging.file.long", "The file is longer than " + bytesMax + " bytes.");
      }
      written.write(bytes, offset, length);
    }
  }
}

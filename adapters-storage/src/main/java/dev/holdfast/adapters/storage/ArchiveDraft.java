package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.TemporaryFile;
import dev.holdfast.adapters.storage.os.TemporaryFolder;
import dev.holdfast.domain.recovery.ArchivePart;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** An archive with its lists that is being written. Closed before it is kept, it leaves nothing. */
final class ArchiveDraft implements AutoCloseable {
  /** Archives are written in pieces of some hundred bytes; they go to disk in larger ones. */
  private static final int BUFFER_BYTES = 128 * 1024;

  private final DurableFiles files;
  private final TemporaryFolder folder;
  private final ArchiveRoom room;
  private long bytes;
  private boolean isKept;

  ArchiveDraft(DurableFiles files, TemporaryFolder folder, ArchiveRoom room) {
    this.files = files;
    this.folder = folder;
    this.room = room;
  }

  /** Begins a part, which takes room as it grows. */
  Part begin(ArchivePart part) throws IOException {
    return new Part(files.begin(folder.path(), Access.OWNER), folder.path().resolve(name(part)));
  }

  /** Gives the archive its name; its parts are durable, and now it is. */
  void keep(Path name) throws IOException {
    if (!folder.publish(name)) {
      throw new IllegalStateException("The name was given twice: " + name);
    }
    isKept = true;
  }

  @Override
  public void close() throws IOException {
    if (!isKept) {
      room.give(bytes);
      bytes = 0;
      folder.close();
    }
  }

  /** The name of a part in the folder of its archive. */
  static String name(ArchivePart part) {
    return switch (part) {
      case ARCHIVE -> "archive.zip";
      case PACKED -> "packed.txt";
      case FAILED -> "failed.txt";
    };
  }

  /** A part that grows. Closed before it is done, it leaves nothing. */
  final class Part implements AutoCloseable {
    private final TemporaryFile file;
    private final Path name;
    private final OutputStream content = new BufferedOutputStream(new Content(), BUFFER_BYTES);
    private long length;
    private boolean isDone;

    private Part(TemporaryFile file, Path name) {
      this.file = file;
      this.name = name;
    }

    OutputStream content() {
      return content;
    }

    /** Makes the part durable; returns its length. */
    long done() throws IOException {
      content.flush();
      file.publish(name);
      isDone = true;
      return length;
    }

    @Override
    public void close() throws IOException {
      file.close();
      if (!isDone) {
        room.give(length);
        bytes -= length;
        length = 0;
      }
    }

    private final class Content extends OutputStream {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int count) throws IOException {
        room.take(count);
        length += count;
        bytes += count;
        file.write(ByteBuffer.wrap(source, offset, count));
      }
    }
  }
}

package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.OpenFiles;
import dev.holdfast.application.port.out.Archives;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A part of an archive that is open: what is removed meanwhile is still read. */
final class PackedPart implements Archives.Opened {
  private final Path file;
  private final FileChannel channel;
  private final long bytes;

  private PackedPart(Path file, FileChannel channel, long bytes) {
    this.file = file;
    this.channel = channel;
    this.bytes = bytes;
  }

  static PackedPart open(Path file) throws IOException {
    FileChannel channel = OpenFiles.openOnce(file);
    try {
      return new PackedPart(file, channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public InputStream read(long from) {
    try {
      channel.position(from);
    } catch (IOException e) {
      throw DataFolder.failure("read an archive", file, e);
    }
    return new BufferedInputStream(Channels.newInputStream(channel));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw DataFolder.failure("close an archive", file, e);
    }
  }
}

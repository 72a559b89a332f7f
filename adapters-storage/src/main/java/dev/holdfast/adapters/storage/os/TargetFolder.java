package dev.holdfast.adapters.storage.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Makes that into which something is restored, for the owner alone where there are owners. */
public final class TargetFolder {
  private static final boolean OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private TargetFolder() {}

  /** Makes a folder, and those on the way; leaves what is there. */
  public static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(Access.OWNER_FOLDER));
    }
  }

  /** Makes a folder whose name must be free. */
  public static void makeNew(Path folder) throws IOException {
    Files.createDirectory(folder, attributes(Access.OWNER_FOLDER));
  }

  /** Makes and opens a file whose name must be free. */
  public static FileChannel makeFile(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        attributes(Access.OWNER));
  }

  private static FileAttribute<?>[] attributes(Access access) {
    return OWNERS ? new FileAttribute<?>[] {access.attribute()} : new FileAttribute<?>[0];
  }
}

package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Reads statuses: all of it where the JDK knows a Unix, type, size and times elsewhere. */
final class PortableStatus {
  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final String UNIX_ATTRIBUTES =
      "unix:mode,size,lastModifiedTime,lastAccessTime,ctime,uid,gid,ino,dev,nlink,rdev";
  private static final int DIRECTORY_PERMISSIONS = 0755;
  private static final int FILE_PERMISSIONS = 0644;
  private static final int LINK_PERMISSIONS = 0777;

  private PortableStatus() {}

  /** Of the file itself, were it a link. */
  static FileStatus of(Path file) throws IOException {
    return UNIX ? onUnix(file) : elsewhere(file);
  }

  private static FileStatus onUnix(Path file) throws IOException {
    Map<String, Object> all =
        Files.readAttributes(file, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(all, "mode");
    int type = mode & Modes.TYPE;
    boolean device = type == Modes.BLOCK_DEVICE || type == Modes.CHARACTER_DEVICE;
    return new FileStatus(
        Modes.fromSystem(mode),
        number(all, "size"),
        time(all, "lastModifiedTime"),
        time(all, "lastAccessTime"),
        time(all, "ctime"),
        number(all, "uid") & 0xffff_ffffL,
        number(all, "gid") & 0xffff_ffffL,
        new FileIdentity(number(all, "ino"), number(all, "dev")),
        number(all, "nlink"),
        device ? number(all, "rdev") : 0);
  }

  private static FileStatus elsewhere(Path file) throws IOException {
    BasicFileAttributes all =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Instant modified = all.lastModifiedTime().toInstant();
    return new FileStatus(
        new FileMode(mode(all)),
        all.size(),
        modified,
        all.lastAccessTime().toInstant(),
        modified,
        0,
        0,
        FileIdentity.UNKNOWN,
        0,
        0);
  }

  private static int mode(BasicFileAttributes all) {
    if (all.isDirectory()) {
      return FileMode.DIRECTORY | DIRECTORY_PERMISSIONS;
    }
    if (all.isSymbolicLink()) {
      return FileMode.SYMLINK | LINK_PERMISSIONS;
    }
    return (all.isRegularFile() ? 0 : FileMode.IRREGULAR) | FILE_PERMISSIONS;
  }

  private static long number(Map<String, Object> all, String name) {
    return ((Number) Objects.requireNonNull(all.get(name), name)).longValue();
  }

  private static Instant time(Map<String, Object> all, String name) {
    return ((FileTime) Objects.requireNonNull(all.get(name), name)).toInstant();
  }
}

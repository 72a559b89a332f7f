package dev.holdfast.adapters.storage;

import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import java.nio.file.attribute.FileTime;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.X7875_NewUnix;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Entries of snapshots as entries of ZIP files: full paths without the first slash, modes, owners
 * and times as unpacking programs of Unix know them.
 */
final class ZipNames {

  private ZipNames() {}

  static ZipArchiveEntry file(SnapshotEntry entry) {
    ZipArchiveEntry zip = entry(entry, "", UnixStat.FILE_FLAG);
    zip.setSize(entry.bytes());
    return zip;
  }

  static ZipArchiveEntry directory(SnapshotEntry entry) {
    ZipArchiveEntry zip = entry(entry, "/", UnixStat.DIR_FLAG);
    zip.setMethod(ZipArchiveEntry.STORED);
    zip.setSize(0);
    zip.setCrc(0);
    return zip;
  }

  /** Its content is where the link leads. */
  static ZipArchiveEntry link(SnapshotEntry entry) {
    return entry(entry, "", UnixStat.LINK_FLAG);
  }

  private static ZipArchiveEntry entry(SnapshotEntry entry, String end, int kind) {
    ZipArchiveEntry zip = new ZipArchiveEntry(name(entry.path()) + end);
    zip.setUnixMode(kind | entry.mode());
    zip.setLastModifiedTime(FileTime.from(entry.modified()));
    X7875_NewUnix owner = new X7875_NewUnix();
    owner.setUID(entry.owner().userId());
    owner.setGID(entry.owner().groupId());
    zip.addExtraField(owner);
    return zip;
  }

  private static String name(EntryPath path) {
    return path.value().substring(1);
  }
}

package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.RecoveryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The archives that are there: a folder each, in the data folder's {@code archives}, whose name
 * says of which recovery it is and when it expires. Numbers of recoveries are the server's, so that
 * no two tenants share one.
 */
final class KeptArchives {
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  private final Path folder;
  private final DurableFiles files;
  private final ArchiveRoom room;

  /**
   * One archive.
   *
   * @param expiry in whole seconds
   */
  record Kept(Path folder, RecoveryId recovery, Instant expiry) {
    Path part(ArchivePart part) {
      return folder.resolve(ArchiveDraft.name(part));
    }
  }

  private KeptArchives(Path folder, DurableFiles files, ArchiveRoom room) {
    this.folder = folder;
    this.files = files;
    this.room = room;
  }

  static KeptArchives in(Path folder, DurableFiles files, long bytesMax) throws IOException {
    long bytes = 0;
    // A folder of an earlier version has none until a server of this one starts in it.
    if (Files.isDirectory(folder)) {
      for (Path entry : DurableFiles.entries(folder)) {
        bytes += bytesIn(entry);
      }
    }
    return new KeptArchives(folder, files, new ArchiveRoom(bytesMax, bytes));
  }

  ArchiveDraft begin() throws IOException {
    return new ArchiveDraft(files, files.beginFolder(folder), room);
  }

  Path name(RecoveryId recovery, Instant expiry) {
    return folder.resolve(recovery.number() + "-" + expiry.getEpochSecond());
  }

  List<Kept> of(RecoveryId recovery) throws IOException {
    return all().stream().filter(kept -> kept.recovery().equals(recovery)).toList();
  }

  List<Kept> all() throws IOException {
    List<Kept> all = new ArrayList<>();
    for (Path entry : DurableFiles.entries(folder)) {
      Matcher name = NAME.matcher(entry.getFileName().toString());
      if (name.matches()) {
        RecoveryId recovery = new RecoveryId(Long.parseLong(name.group(1)));
        all.add(new Kept(entry, recovery, Instant.ofEpochSecond(Long.parseLong(name.group(2)))));
      }
    }
    return all;
  }

  /** Removes one. Whoever reads of it goes on; a crash meanwhile leaves the rest to be removed. */
  void remove(Kept kept) throws IOException {
    long bytes = bytesIn(kept.folder());
    files.deleteTree(kept.folder());
    files.syncFolder(folder);
    room.give(bytes);
  }

  private static long bytesIn(Path archive) throws IOException {
    if (!Files.isDirectory(archive, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    long bytes = 0;
    for (Path part : DurableFiles.entries(archive)) {
      bytes += sizeOf(part);
    }
    return bytes;
  }

  private static long sizeOf(Path part) throws IOException {
    try {
      return Files.size(part);
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    }
  }
}

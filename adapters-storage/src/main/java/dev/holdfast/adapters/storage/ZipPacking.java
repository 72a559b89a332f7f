package dev.holdfast.adapters.storage;

import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.snapshot.EntryName;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.restore.SnapshotVisitor.Next;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream.UnicodeExtraFieldPolicy;

/**
 * Packs entries of a snapshot. It goes through them once before, which says how much there is and
 * what can't be packed.
 *
 * <p>What has begun to be in a ZIP file can't be taken out of it. So when a file turns out to be
 * damaged, the packing begins again, and from then on reads each file once before it packs it.
 */
final class ZipPacking {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final SnapshotReader reader;
  private final List<EntryPath> paths;
  private final ArchiveDraft draft;
  private final ArchiveWatch watch;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private boolean readsBefore;
  private boolean isDamaged;

  ZipPacking(SnapshotReader reader, List<EntryPath> paths, ArchiveDraft draft, ArchiveWatch watch) {
    this.reader = reader;
    this.paths = paths.stream().filter(path -> isOutermost(path, paths)).distinct().toList();
    this.draft = draft;
    this.watch = watch;
  }

  private static boolean isOutermost(EntryPath path, List<EntryPath> paths) {
    return paths.stream().noneMatch(other -> !other.equals(path) && path.isWithin(other));
  }

  /** The length of the archive; empty if it was not to go on. */
  Optional<Long> pack() throws IOException {
    try (ArchiveDraft.Part failures = draft.begin(ArchivePart.FAILED)) {
      PathList failed = new PathList(failures.content());
      if (!count(failed)) {
        return Optional.empty();
      }
      Optional<Long> bytes = packAll(failed);
      if (bytes.isEmpty() && isDamaged) {
        readsBefore = true;
        isDamaged = false;
        bytes = packAll(failed);
      }
      if (bytes.isPresent()) {
        failures.done();
      }
      return bytes;
    }
  }

  private boolean count(PathList failed) throws IOException {
    for (EntryPath path : paths) {
      if (!path.isRoot() && find(path).isEmpty()) {
        fail(path, "it is not in the snapshot", failed);
      }
    }
    boolean isCounted = each(found -> counted(found, failed));
    watch.counted();
    return isCounted;
  }

  private boolean counted(Found found, PathList failed) throws IOException {
    switch (found.node()) {
      case FileNode file -> watch.expect(file.sizeBytes());
      case DirectoryNode _, SymlinkNode _ -> watch.expect(0);
      case DeviceNode _, SpecialNode _ ->
          fail(found.path(), "a ZIP file can't hold devices, pipes and sockets", failed);
    }
    return watch.mayGoOn();
  }

  private void fail(EntryPath path, String reason, PathList failed) throws IOException {
    failed.add(path, reason);
    watch.failed(path, reason);
  }

  private Optional<Long> packAll(PathList failed) throws IOException {
    watch.begin();
    try (ArchiveDraft.Part archive = draft.begin(ArchivePart.ARCHIVE);
        ArchiveDraft.Part names = draft.begin(ArchivePart.PACKED)) {
      // Not closed where the packing ends early: that would write the end of the file.
      @SuppressWarnings("resource")
      ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive.content());
      // Names of other characters are marked as UTF-8; those of plain ones need no mark.
      zip.setEncoding("US-ASCII");
      zip.setFallbackToUTF8(true);
      zip.setCreateUnicodeExtraFields(UnicodeExtraFieldPolicy.NEVER);
      PathList packed = new PathList(names.content());
      if (!each(found -> packed(found, zip, packed, failed))) {
        return Optional.empty();
      }
      zip.finish();
      zip.flush();
      names.done();
      return Optional.of(archive.done());
    }
  }

  private boolean packed(Found found, ZipArchiveOutputStream zip, PathList packed, PathList failed)
      throws IOException {
    SnapshotEntry entry = EngineEntries.entry(found.path(), found.node());
    boolean isPacked =
        switch (found.node()) {
          case FileNode file -> packFile(file, entry, zip, failed);
          case DirectoryNode _ -> packSmall(ZipNames.directory(entry), new byte[0], zip);
          case SymlinkNode link -> packSmall(ZipNames.link(entry), target(link.target()), zip);
          case DeviceNode _, SpecialNode _ -> false;
        };
    if (isPacked) {
      packed.add(found.path());
      watch.packed();
    }
    return !isDamaged && watch.mayGoOn();
  }

  /** As its name is written, so that links lead to what their names say. */
  private static byte[] target(ByteString target) {
    return EntryName.text(target.bytes()).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean packSmall(
      ZipArchiveEntry entry, byte[] content, ZipArchiveOutputStream zip) throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
    return true;
  }

  private boolean packFile(
      FileNode file, SnapshotEntry entry, ZipArchiveOutputStream zip, PathList failed)
      throws IOException {
    if (readsBefore) {
      Optional<String> damage = damage(file);
      if (damage.isPresent()) {
        fail(entry.path(), damage.get(), failed);
        return false;
      }
    }
    zip.putArchiveEntry(ZipNames.file(entry));
    try (InputStream content = reader.open(file)) {
      if (!copy(content, zip)) {
        return false;
      }
    } catch (CorruptException | MissingException e) {
      if (readsBefore) {
        throw e;
      }
      isDamaged = true;
      return false;
    }
    zip.closeArchiveEntry();
    return true;
  }

  private boolean copy(InputStream content, ZipArchiveOutputStream zip) throws IOException {
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      zip.write(buffer, 0, count);
      watch.read(count);
      if (!watch.mayGoOn()) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> damage(FileNode file) throws IOException {
    try (InputStream content = reader.open(file)) {
      boolean mayGoOn = true;
      for (int count = 0; count >= 0 && mayGoOn; count = content.read(buffer)) {
        mayGoOn = watch.mayGoOn();
      }
      return Optional.empty();
    } catch (CorruptException | MissingException e) {
      return Optional.of("it is damaged: " + e.getMessage());
    }
  }

  private record Found(EntryPath path, Node node) {}

  @FunctionalInterface
  private interface Action {
    /** Whether it may go on. */
    boolean on(Found found) throws IOException;
  }

  /** Goes through all that is to be packed; returns whether it came to the end. */
  private boolean each(Action action) throws IOException {
    try {
      for (EntryPath path : paths) {
        if (!at(path, action)) {
          return false;
        }
      }
      return true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean at(EntryPath path, Action action) throws IOException {
    if (path.isRoot()) {
      return below(SnapshotPath.ROOT, action);
    }
    Optional<Node> node = find(path);
    if (node.isEmpty()) {
      return true;
    }
    if (!action.on(new Found(path, node.get()))) {
      return false;
    }
    return !(node.get() instanceof DirectoryNode)
        || below(EngineEntries.path(path).orElseThrow(), action);
  }

  private Optional<Node> find(EntryPath path) {
    return EngineEntries.path(path).flatMap(reader::find);
  }

  private boolean below(SnapshotPath directory, Action action) {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    reader.walk(
        directory,
        (path, node) -> {
          goesOn.set(visit(path, node, action));
          return goesOn.get() ? Next.ENTER : Next.STOP;
        });
    return goesOn.get();
  }

  private static boolean visit(SnapshotPath path, Node node, Action action) {
    // What has too long a path for clients can't be asked for, and no system could unpack it.
    Optional<EntryPath> place = EngineEntries.path(path);
    try {
      return place.isEmpty() || action.on(new Found(place.get(), node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.holdfast.engine.backup;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Counts what a backup of the same request goes through, so that somebody can be told how long it
 * takes. It reads names and statuses and no content, and passes over what it can't read.
 *
 * <p>Holds the names of the directories on its way. For one use, by one thread.
 */
public final class SourceScan {
  private final BackupRequest request;
  private final SourceTree source;
  private final Cancellation cancellation;
  private final Set<Long> devices = new HashSet<>();
  private final Deque<Level> levels = new ArrayDeque<>();

  /** The names from the source's root to what is looked at. */
  private final List<NodeName> names = new ArrayList<>();

  private long files;
  private long bytes;

  private record Level(SourceDirectory directory, Iterator<NodeName> content) {}

  public SourceScan(BackupRequest request, SourceTree source, Cancellation cancellation) {
    this.request = request;
    this.source = source;
    this.cancellation = cancellation;
  }

  /**
   * Counts.
   *
   * @throws java.util.concurrent.CancellationException if that was asked for
   */
  public SourceTotals run() {
    for (BackupRoot root : readable()) {
      names.clear();
      try {
        scan(root);
      } catch (IOException e) {
        // It went while we looked; the backup says so.
      } finally {
        levels.forEach(level -> level.directory().close());
        levels.clear();
      }
    }
    return new SourceTotals(files, bytes);
  }

  private List<BackupRoot> readable() {
    List<BackupRoot> readable = new ArrayList<>();
    for (BackupRoot root : request.roots()) {
      try {
        devices.add(SourceRoots.device(source, root));
        readable.add(root);
      } catch (IOException e) {
        // The backup will say so.
      }
    }
    return readable;
  }

  private void scan(BackupRoot root) throws IOException {
    if (root.place().isRoot()) {
      names.addAll(root.source());
      push(SourceRoots.open(source, root.source()));
    } else {
      names.addAll(SourceRoots.above(root));
      try (SourceDirectory above = SourceRoots.open(source, SourceRoots.above(root))) {
        look(above, root.source().getLast());
        walk();
      }
    }
    walk();
  }

  private void walk() {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      if (level.content().hasNext()) {
        look(level.directory(), level.content().next());
      } else {
        level.directory().close();
        levels.remove();
        if (!levels.isEmpty()) {
          names.removeLast();
        }
      }
    }
  }

  private void look(SourceDirectory in, NodeName name) {
    cancellation.check();
    int depth = levels.size();
    names.add(name);
    try {
      FileStatus status = in.status(name);
      if (request.scope().filter().keeps(names, status)) {
        count(in, name, status);
      }
    } catch (IOException e) {
      // It can't be read, so it takes no time.
    }
    if (levels.size() == depth) {
      names.removeLast();
    }
  }

  private void count(SourceDirectory in, NodeName name, FileStatus status) throws IOException {
    if (status.isDirectory()) {
      push(in.openDirectory(name));
    } else if (status.isFile() && isAtHome(status)) {
      files++;
      bytes += status.sizeBytes();
    }
  }

  private void push(SourceDirectory directory) throws IOException {
    try {
      levels.push(new Level(directory, content(directory).iterator()));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private List<NodeName> content(SourceDirectory directory) throws IOException {
    if (!isAtHome(directory.status())) {
      return List.of();
    }
    List<NodeName> content = directory.names();
    return request.scope().excludeCaches() && CacheTag.isIn(directory, content)
        ? List.of(CacheTag.NAME)
        : content;
  }

  private boolean isAtHome(FileStatus status) {
    return !request.scope().oneFileSystem() || devices.contains(status.identity().deviceId());
  }
}

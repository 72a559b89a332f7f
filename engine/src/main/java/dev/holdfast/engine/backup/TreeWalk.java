package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeHead;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through directories in the order of their names, compares what is there with the parent,
 * and hands files that have changed to the crew.
 *
 * <p>Holds the names of the directories on the way to the current one. For one thread.
 */
final class TreeWalk implements AutoCloseable {
  private final BackupRun run;
  private final ParentTrees parents;
  private final Set<Long> devices;
  private final FileQueue files;
  private final NodeHead head = new NodeHead();
  private final Deque<Level> levels = new ArrayDeque<>();

  /** The names from the source's root to what is visited. */
  private final List<NodeName> names = new ArrayList<>();

  /**
   * A directory that is walked through.
   *
   * @param found how it was found in the one above
   * @param sameHead whether its status is what the parent says
   * @param place that of its content
   */
  private record Level(
      Found found,
      FileStatus status,
      boolean sameHead,
      OpenDirectory directory,
      Place place,
      Iterator<NodeName> names) {}

  /**
   * Where nodes come from and where they are compared.
   *
   * @param in stays open until the nodes are made
   * @param path from the source's root
   * @param parent the parent's nodes there
   */
  record Place(SourceDirectory in, SnapshotPath path, ParentNodes parent) {}

  /** What bears a name in a place, and the name that it gets in the snapshot. */
  private record Found(
      OpenDirectory into, NodeName as, Place place, NodeName name, FileStatus status) {

    @Nullable Node before() {
      return place.parent().find(as).orElse(null);
    }
  }

  /**
   * @param devices those of the roots
   */
  TreeWalk(BackupRun run, ParentTrees parents, Set<Long> devices) {
    this.run = run;
    this.parents = parents;
    this.devices = devices;
    this.files = new FileQueue(run.crew());
  }

  /** Backs up what bears a name, with all that lies in it, under another name. */
  void add(OpenDirectory into, NodeName as, Place place, NodeName name) {
    names.clear();
    names.addAll(place.path().names());
    visit(into, as, place, name);
    walk();
    files.flush();
  }

  /** Backs up what lies in a directory of the source. */
  void addContent(OpenDirectory into, Place place) throws IOException {
    names.clear();
    names.addAll(place.path().names());
    Iterator<NodeName> content = content(place.in());
    while (content.hasNext()) {
      NodeName name = content.next();
      visit(into, name, place, name);
      walk();
    }
    files.flush();
  }

  private void walk() {
    while (!levels.isEmpty()) {
      Level level = levels.element();
      if (level.names().hasNext()) {
        NodeName name = level.names().next();
        visit(level.directory(), name, level.place(), name);
      } else {
        leave(level);
        levels.remove();
        names.removeLast();
      }
    }
  }

  private void visit(OpenDirectory into, NodeName as, Place place, NodeName name) {
    run.cancellation().check();
    int depth = levels.size();
    names.add(name);
    try {
      FileStatus status = place.in().status(name);
      if (run.request().scope().filter().keeps(names, status) && isOnDevice(status)) {
        take(new Found(into, as, place, name, status));
      }
    } catch (IOException e) {
      run.tally().failed(nameable(place.path(), name), e);
    }
    if (levels.size() == depth) {
      names.removeLast();
      place.parent().pass(as);
    }
  }

  /** The path, or that of the directory where the path is too long to be one. */
  static SnapshotPath nameable(SnapshotPath directory, NodeName name) {
    try {
      return directory.resolve(name);
    } catch (IllegalArgumentException e) {
      return directory;
    }
  }

  /** A directory where another file system begins is kept, so that it can be mounted again. */
  private boolean isOnDevice(FileStatus status) {
    return status.isDirectory() || isAtHome(status);
  }

  private boolean isAtHome(FileStatus status) {
    return !run.request().scope().oneFileSystem() || devices.contains(status.identity().deviceId());
  }

  private void take(Found found) throws IOException {
    if (found.status().isDirectory()) {
      enter(found);
    } else if (!found.status().mode().isSocket() && !keepsKnown(found)) {
      // A socket lives with the process that made it; restic leaves it out too.
      if (found.status().isFile()) {
        addFile(found);
      } else {
        addOther(found);
      }
    }
  }

  /** Takes the parent's node as it is, if it says of the file what the system says now. */
  private boolean keepsKnown(Found found) {
    FileStatus status = found.status();
    head.write(found.as(), run.nodeMaker().attributes(status, List.of()), status);
    if (!found.place().parent().isNext(head, this::isStored)) {
      return false;
    }
    found.into().nodes().keepNext(found.as());
    if (status.isFile()) {
      run.tally().unmodified(status.sizeBytes());
    } else {
      run.tally().other();
    }
    return true;
  }

  private void enter(Found found) throws IOException {
    SnapshotPath path = path(found);
    run.tally().begin(() -> path);
    SourceDirectory handle = found.place().in().openDirectory(found.name());
    try {
      FileStatus status = handle.status();
      Iterator<NodeName> content =
          isAtHome(status) ? content(handle) : List.<NodeName>of().iterator();
      head.write(found.as(), run.nodeMaker().attributes(status, List.of()), status);
      @Nullable BlobId known = found.place().parent().nextSubtree(head);
      boolean sameHead = known != null;
      if (known == null && found.before() instanceof DirectoryNode directory) {
        known = directory.subtree();
      }
      ParentNodes nodes = known == null ? ParentNodes.none() : parents.open(known);
      OpenDirectory directory = new OpenDirectory(handle, nodes);
      Place place = new Place(handle, path, nodes);
      levels.push(new Level(found, status, sameHead, directory, place, content));
    } catch (IOException | RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  /** A path longer than any that can be restored is a failure of its own, not of the backup. */
  private static SnapshotPath path(Found found) throws IOException {
    try {
      return found.place().path().resolve(found.name());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void leave(Level level) {
    files.flush();
    Found found = level.found();
    if (level.sameHead() && level.directory().nodes().isSame()) {
      found.into().nodes().keepNext(found.as());
      run.tally().directory(false, true);
      level.directory().close();
    } else {
      run.complete(
          level.directory(), OpenDirectory.Way.into(found.into(), found.as(), attributes(level)));
      found.place().parent().pass(found.as());
    }
  }

  private Attributes attributes(Level level) {
    @Nullable Node before = level.found().before();
    List<ExtendedAttribute> extended = List.of();
    if (before != null && sameAttributes(before, level.status())) {
      extended = before.attributes().extended();
    } else {
      try {
        extended = level.place().in().extendedAttributes();
      } catch (IOException e) {
        run.tally().failed(level.place().path(), e);
      }
    }
    return run.nodeMaker().attributes(level.status(), extended);
  }

  private Iterator<NodeName> content(SourceDirectory directory) throws IOException {
    List<NodeName> content = new ArrayList<>(directory.names());
    if (run.request().scope().excludeCaches() && CacheTag.isIn(directory, content)) {
      return List.of(CacheTag.NAME).iterator();
    }
    content.sort(null);
    return content.iterator();
  }

  private void addFile(Found found) throws IOException {
    FileStatus status = found.status();
    @Nullable FileNode known = found.before() instanceof FileNode file ? file : null;
    if (known != null
        && run.request().changeCheck().isUnchanged(known, status)
        && known.content().stream().allMatch(this::isStored)) {
      Attributes attributes = attributes(found, known);
      found
          .into()
          .nodes()
          .add(
              new FileNode(
                  found.as(), attributes, status.sizeBytes(), status.links(), known.content()));
      run.tally().unmodified(status.sizeBytes());
      return;
    }
    FileJob job =
        new FileJob(
            run,
            found.into(),
            found.into().nodes().reserve(),
            found.place().in(),
            found.place().path(),
            found.name(),
            found.as(),
            known == null);
    files.add(job, status.sizeBytes());
  }

  private boolean isStored(BlobId content) {
    return run.packs().ledger().isStored(BlobType.DATA, content);
  }

  private void addOther(Found found) throws IOException {
    Attributes attributes = attributes(found, found.before());
    Node node =
        found.status().mode().isSymlink()
            ? NodeMaker.link(
                found.as(),
                attributes,
                found.place().in().linkTarget(found.name()),
                found.status().links())
            : NodeMaker.special(found.as(), attributes, found.status());
    found.into().nodes().add(node);
    run.tally().other();
  }

  private Attributes attributes(Found found, @Nullable Node before) throws IOException {
    List<ExtendedAttribute> extended =
        before != null && sameAttributes(before, found.status())
            ? before.attributes().extended()
            : found.place().in().extendedAttributes(found.name());
    return run.nodeMaker().attributes(found.status(), extended);
  }

  /**
   * Extended attributes can't change without the time of change, so they are not read again. The
   * number of a device may be another after each start of the system.
   */
  private static boolean sameAttributes(Node before, FileStatus status) {
    return before.attributes().identity().inode() == status.identity().inode()
        && before.attributes().times().changed().toInstant().equals(status.changed());
  }

  /** Closes what an end before time has left open. */
  @Override
  public void close() {
    for (Level level : levels) {
      level.directory().close();
    }
  }
}

package dev.holdfast.engine.restore;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.index.BlobIndex;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.restore.FileBatch.Before;
import dev.holdfast.engine.restore.HardLinks.Link;
import dev.holdfast.engine.restore.Place.State;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.work.Crew;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a snapshot's trees, decides what becomes of each entry, makes what has no content,
 * and gathers files into batches. For the calling thread.
 */
final class TreeWalk {
  private final RestoreRequest request;
  private final SnapshotReader reader;
  private final RestoreWork work;
  private final BatchRun batches;
  private final Crew<RestoreWorker> crew;
  private final DirectoryMaker directories;
  private final OtherEntries others;
  private final HardLinks hardLinks = new HardLinks();
  private final Deque<Place> pending = new ArrayDeque<>();
  private final boolean dry;

  TreeWalk(
      RestoreRequest request, SnapshotReader reader, RestoreWork work, Crew<RestoreWorker> crew) {
    this.request = request;
    this.reader = reader;
    this.work = work;
    this.crew = crew;
    this.batches = new BatchRun(work, crew);
    this.directories = new DirectoryMaker(work, request.overwrite());
    this.others = new OtherEntries(work);
    this.dry = work.has(RestoreOption.DRY_RUN);
  }

  /**
   * Restores all.
   *
   * @param start what is restored; null for the snapshot's root
   * @param rootIsThere false only in a dry run
   */
  void run(@Nullable Node start, boolean rootIsThere) {
    State rootState = rootIsThere ? State.THERE : State.MISSING;
    Place root = Place.root(work.directories().path(Directories.ROOT), rootState);
    switch (start) {
      case null -> walk(root, reader.snapshot().tree());
      case DirectoryNode directory -> walk(root, directory.subtree());
      case Node node -> visit(root, node);
    }
    while (!pending.isEmpty()) {
      Place place = pending.pop();
      walk(place, place.node().subtree());
    }
    work.reports().totalsAreFinal();
    batches.flush();
    crew.finish();
    hardLinks.links().forEach(this::link);
    if (!dry) {
      directories.finish();
    }
  }

  private void walk(Place place, BlobId tree) {
    if (place.state() == State.FAILED) {
      return;
    }
    Deque<Place> below = new ArrayDeque<>();
    try {
      reader.forEach(tree, node -> visit(place, node, below));
    } catch (CorruptException | MissingException | UnsupportedFormatException e) {
      work.reports().failed(place.path(), FailureText.of(e));
    }
    // In the order of their names, as their content was stored.
    while (!below.isEmpty()) {
      pending.push(below.pop());
    }
  }

  private void visit(Place root, Node node) {
    visit(root, node, pending);
  }

  private void visit(Place place, Node node, Deque<Place> below) {
    work.cancellation().check();
    SnapshotPath path;
    try {
      path = place.path().resolve(node.name());
    } catch (IllegalArgumentException e) {
      work.reports().failed(place.path(), FailureText.of(e));
      return;
    }
    boolean kept = request.filter().keeps(path, node);
    if (node instanceof DirectoryNode directory) {
      visitDirectory(place.below(directory), kept, below);
    } else if (kept && directories.ensure(place, false)) {
      restore(place, path, node);
    }
  }

  private void visitDirectory(Place place, boolean kept, Deque<Place> below) {
    if (kept) {
      directories.ensure(place, true);
    }
    if (place.state() != State.FAILED && request.filter().mayKeepIn(place.path())) {
      below.push(place);
    }
  }

  private void restore(Place place, SnapshotPath path, Node node) {
    long bytes = node instanceof FileNode file ? file.sizeBytes() : 0;
    work.reports().found(bytes);
    try {
      if (place.state() == State.MISSING) {
        wouldCreate(path, bytes);
        return;
      }
      TargetDirectory directory = work.directories().acquire(place.number());
      try {
        restoreIn(directory, place, path, node);
      } finally {
        work.directories().release(place.number());
      }
    } catch (IOException e) {
      work.reports().failed(path, FailureText.of(e));
    }
  }

  private void wouldCreate(SnapshotPath path, long bytes) {
    work.reports().wrote(bytes);
    work.reports().done(path, RestoreAction.CREATED);
  }

  private void restoreIn(TargetDirectory directory, Place place, SnapshotPath path, Node node)
      throws IOException {
    @Nullable FileStatus there =
        place.state() == State.NEW ? null : directory.status(node.name()).orElse(null);
    if (there != null && OverwriteRule.keeps(request.overwrite(), there, node)) {
      if (node instanceof FileNode file && !dry && work.names().mayBeOfTryBefore(there)) {
        plan(place, path, file, Before.DOUBTED);
      } else {
        work.reports().passed(node instanceof FileNode file ? file.sizeBytes() : 0);
        work.reports().done(path, RestoreAction.KEPT);
      }
      return;
    }
    if (node instanceof FileNode file) {
      if (hardLinks.takes(place.number(), file)) {
        return;
      }
      planFile(directory, place, path, file, there);
      return;
    }
    RestoreAction action = others.restore(directory, node, there);
    if (!dry) {
      work.reports().incomplete(path, directory.apply(node.name(), node.attributes()));
    }
    work.reports().done(path, action);
  }

  private void planFile(
      TargetDirectory directory,
      Place place,
      SnapshotPath path,
      FileNode file,
      @Nullable FileStatus there)
      throws IOException {
    Before without = Before.NOTHING;
    if (there != null && !there.isFile()) {
      if (work.names().areWhole() && !there.isDirectory()) {
        without = Before.OTHER;
      } else if (!dry) {
        OtherEntries.remove(directory, file.name(), there);
      }
      there = null;
    }
    if (dry && there == null) {
      wouldCreate(path, file.sizeBytes());
      return;
    }
    plan(place, path, file, there == null ? without : before(there, file));
  }

  private void plan(Place place, SnapshotPath path, FileNode file, Before before)
      throws IOException {
    int[] content = entries(file);
    checkSize(path, file, content);
    byte[] entry = PackedEntry.pack(file.name(), file.attributes());
    batches.add(place.number(), entry, before, content);
  }

  private Before before(FileStatus there, FileNode file) {
    return OverwriteRule.isTakenForSame(request.overwrite(), there, file)
        ? Before.SAME
        : Before.FILE;
  }

  private int[] entries(FileNode file) throws IOException {
    BlobIndex index = work.index();
    List<BlobId> blobs = file.content();
    int[] entries = new int[blobs.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = index.entry(BlobType.DATA, blobs.get(i));
      if (entries[i] < 0) {
        throw new IOException(
            "the repository lacks a part of its content: no index file knows the data blob "
                + blobs.get(i));
      }
    }
    return entries;
  }

  /** The content counts; that it is of another length than the node says must not go unsaid. */
  private void checkSize(SnapshotPath path, FileNode file, int[] content) {
    long size = 0;
    for (int entry : content) {
      size += work.index().plainBytes(entry);
    }
    if (size != file.sizeBytes()) {
      work.reports()
          .failed(
              path,
              "the snapshot says that it has %d bytes, but its content has %d; that is restored"
                  .formatted(file.sizeBytes(), size));
    }
  }

  private void link(Link link) {
    NodeName name = link.name();
    SnapshotPath path = work.directories().path(link.directory()).resolve(name);
    SnapshotPath first =
        work.directories().path(link.first().directory()).resolve(link.first().name());
    if (work.reports().hasFailed(first)) {
      work.reports().failed(path, "it is a further name of " + first + ", which failed");
      return;
    }
    try {
      RestoreAction action = others.link(link);
      work.reports().passed(link.sizeBytes());
      work.reports().done(path, action);
    } catch (IOException e) {
      work.reports().failed(path, FailureText.of(e));
    }
  }
}

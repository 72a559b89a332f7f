package dev.holdfast.engine.backup;

import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens the roots of a backup, makes the directories above them, and walks through each. */
final class RootsWalk implements AutoCloseable {
  private final BackupRun run;
  private final ParentTrees parents;
  private final SourceTree source;
  private final Set<Long> devices = new HashSet<>();

  /** Directories of the source that stay open to the end, since files in them are read late. */
  private final List<SourceDirectory> opened = new ArrayList<>();

  RootsWalk(BackupRun run, ParentTrees parents, SourceTree source) {
    this.run = run;
    this.parents = parents;
    this.source = source;
  }

  /** Hands everything to the crew; when it has finished, the root tree is stored. */
  void walk(@Nullable BlobId parentTree) {
    Places top = Places.of(readable());
    ParentNodes nodes = open(parentTree);
    OpenDirectory root = new OpenDirectory(null, nodes);
    try (TreeWalk walk = new TreeWalk(run, parents, devices)) {
      BackupRoot only = top.root();
      if (only != null) {
        addContent(walk, root, only, nodes);
      }
      addPlaces(walk, root, top, nodes);
      run.complete(root, null);
    }
  }

  /** The roots that are there; those that are not are named as failures. */
  private List<BackupRoot> readable() {
    List<BackupRoot> readable = new ArrayList<>();
    for (BackupRoot root : run.request().roots()) {
      try {
        devices.add(SourceRoots.device(source, root));
        readable.add(root);
      } catch (IOException e) {
        run.tally().failed(path(root.source()), e);
      }
    }
    return readable;
  }

  private void addContent(
      TreeWalk walk, OpenDirectory root, BackupRoot backedUp, ParentNodes nodes) {
    SnapshotPath path = path(backedUp.source());
    try {
      SourceDirectory directory = open(backedUp.source());
      opened.add(directory);
      walk.addContent(root, new TreeWalk.Place(directory, path, nodes));
    } catch (IOException e) {
      run.tally().failed(path, e);
    }
  }

  private void addPlaces(TreeWalk walk, OpenDirectory into, Places above, ParentNodes nodes) {
    for (Map.Entry<NodeName, Places> entry : above.children().entrySet()) {
      BackupRoot root = entry.getValue().root();
      if (root == null) {
        addDirectory(walk, into, entry.getKey(), entry.getValue(), nodes);
      } else {
        addRoot(walk, into, entry.getKey(), root, nodes);
      }
    }
  }

  private void addRoot(
      TreeWalk walk, OpenDirectory into, NodeName as, BackupRoot root, ParentNodes nodes) {
    SnapshotPath path = path(SourceRoots.above(root));
    try {
      SourceDirectory directory = open(SourceRoots.above(root));
      opened.add(directory);
      walk.add(into, as, new TreeWalk.Place(directory, path, nodes), root.source().getLast());
    } catch (IOException e) {
      run.tally().failed(path, e);
    }
  }

  /** A directory above a root, with what is true of it in the source. */
  private void addDirectory(
      TreeWalk walk, OpenDirectory into, NodeName as, Places place, ParentNodes nodes) {
    @Nullable DirectoryNode known =
        nodes.find(as).orElse(null) instanceof DirectoryNode directory ? directory : null;
    ParentNodes below = open(known == null ? null : known.subtree());
    OpenDirectory directory = new OpenDirectory(null, below);
    addPlaces(walk, directory, place, below);
    run.complete(directory, OpenDirectory.Way.into(into, as, attributes(place)));
  }

  private Attributes attributes(Places place) {
    if (place.isInSource()) {
      try (SourceDirectory directory = open(place.source())) {
        return run.nodeMaker().attributes(directory.status(), directory.extendedAttributes());
      } catch (IOException e) {
        run.tally().failed(path(place.source()), e);
      }
    }
    return run.nodeMaker().madeUp(run.request().details().time().toInstant());
  }

  private ParentNodes open(@Nullable BlobId tree) {
    return tree == null ? ParentNodes.none() : parents.open(tree);
  }

  private SourceDirectory open(List<NodeName> names) throws IOException {
    return SourceRoots.open(source, names);
  }

  private static SnapshotPath path(List<NodeName> names) {
    SnapshotPath path = SnapshotPath.ROOT;
    for (NodeName name : names) {
      path = path.resolve(name);
    }
    return path;
  }

  /** To be called when no worker works any more. */
  @Override
  public void close() {
    opened.forEach(SourceDirectory::close);
    parents.close();
  }
}

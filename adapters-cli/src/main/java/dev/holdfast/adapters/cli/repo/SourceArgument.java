package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.NodeName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is to be backed up, as it is typed. */
final class SourceArgument {
  private static final Path PARENT = Path.of("..");

  private SourceArgument() {}

  /**
   * Where something lies, and where it stands in the snapshot: an absolute path as it is, a
   * relative one below the root, without the dots in front. As restic has it.
   */
  static BackupRoot root(Machine machine, String typed) {
    Path path = machine.path(typed);
    List<NodeName> source = names(machine.absolute(path));
    Path plain = path.normalize();
    if (path.isAbsolute() || source.isEmpty()) {
      return BackupRoot.inPlace(source);
    }
    if (plain.toString().isEmpty()) {
      return new BackupRoot(SnapshotPath.ROOT, source);
    }
    if (plain.startsWith(PARENT)) {
      return BackupRoot.byName(source);
    }
    SnapshotPath place = SnapshotPath.ROOT;
    for (NodeName name : names(plain)) {
      place = place.resolve(name);
    }
    return new BackupRoot(place, source);
  }

  private static List<NodeName> names(Path path) {
    List<NodeName> names = new ArrayList<>();
    for (Path name : path) {
      names.add(NodeName.of(name.toString()));
    }
    return names;
  }
}

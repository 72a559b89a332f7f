package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.source.AttributeRule;
import dev.holdfast.adapters.storage.source.RestorePlaces;
import dev.holdfast.adapters.storage.source.RestorePlaces.Found;
import dev.holdfast.application.port.out.FileRestores.Destination;
import dev.holdfast.application.port.out.FileRestores.Order;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.restore.RestoreFilter;
import dev.holdfast.engine.restore.SnapshotReader;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where each part of a snapshot comes to lie on this machine now. */
record RestorePlan(RestorePlaces places, AttributeRule rule, SnapshotReader reader) {

  /** Whether the snapshot has something at a path. */
  boolean isThere(EntryPath path) {
    return path.isRoot() || EngineEntries.path(path).flatMap(reader::find).isPresent();
  }

  List<RestorePart> parts(Order order) throws IOException {
    List<SnapshotPath> paths =
        order.paths().stream()
            .filter(this::isThere)
            .flatMap(path -> EngineEntries.path(path).stream())
            .toList();
    if (paths.isEmpty()) {
      return List.of();
    }
    return switch (order.destination()) {
      case Destination.Below(SourcePath folder) ->
          List.of(
              new RestorePart(
                  SnapshotPath.ROOT, places.folder(folder, rule), RestoreFilter.of(paths)));
      case Destination.Original() -> original(paths);
    };
  }

  /** By the paths that were backed up: where one led through links, it leads there again. */
  private List<RestorePart> original(List<SnapshotPath> paths) throws IOException {
    List<RestorePart> parts = new ArrayList<>();
    for (SourcePath selected : outermost()) {
      SnapshotPath root = EngineEntries.path(new EntryPath(selected.value())).orElseThrow();
      List<SnapshotPath> ofRoot = paths.stream().filter(path -> touch(path, root)).toList();
      if (!ofRoot.isEmpty()) {
        parts.add(original(selected, root, RestoreFilter.of(ofRoot)));
      }
    }
    return parts;
  }

  private static boolean touch(SnapshotPath path, SnapshotPath root) {
    return path.equals(root) || path.isInside(root) || root.isInside(path);
  }

  private RestorePart original(SourcePath selected, SnapshotPath root, RestoreFilter paths)
      throws IOException {
    if (isDirectory(root) && (places.isLink(selected) || !places.mayWriteBeside(selected))) {
      Found itself = places.nearest(selected, rule);
      if (itself.depth() == selected.names().size()) {
        return new RestorePart(root, itself.target(), paths);
      }
    }
    SourcePath above = above(selected);
    Found found = places.nearest(above, rule);
    String[] there = above.names().subList(0, found.depth()).toArray(String[]::new);
    return new RestorePart(SnapshotPath.of(there), found.target(), only(root, paths));
  }

  private boolean isDirectory(SnapshotPath path) {
    return path.isRoot() || reader.find(path).filter(DirectoryNode.class::isInstance).isPresent();
  }

  /** Keeps what a filter keeps at and below a path: the rest comes back to other places. */
  private static RestoreFilter only(SnapshotPath root, RestoreFilter paths) {
    RestoreFilter below = RestoreFilter.of(List.of(root));
    return new RestoreFilter() {
      @Override
      public boolean keeps(SnapshotPath path, Node node) {
        return below.keeps(path, node) && paths.keeps(path, node);
      }

      @Override
      public boolean mayKeepIn(SnapshotPath directory) {
        return below.mayKeepIn(directory) && paths.mayKeepIn(directory);
      }
    };
  }

  private static SourcePath above(SourcePath path) {
    List<String> names = path.names();
    return new SourcePath("/" + String.join("/", names.subList(0, Math.max(0, names.size() - 1))));
  }

  /** The paths that were selected, without those that lie in others. */
  private List<SourcePath> outermost() {
    List<SourcePath> all =
        reader.snapshot().details().paths().stream()
            .flatMap(path -> read(path).stream())
            .distinct()
            .toList();
    return all.stream()
        .filter(
            path -> all.stream().noneMatch(other -> path.isWithin(other) && !path.equals(other)))
        .toList();
  }

  /** A snapshot that another program made may have paths that mean nothing here. */
  private static Optional<SourcePath> read(String path) {
    try {
      return Optional.of(new SourcePath(path));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }
}

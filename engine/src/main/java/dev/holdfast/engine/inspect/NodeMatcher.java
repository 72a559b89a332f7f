package dev.holdfast.engine.inspect;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.snapshot.SnapshotPath;
import dev.holdfast.engine.source.pattern.Glob;
import dev.holdfast.engine.source.pattern.PathPattern;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.NodeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether an entry is what a {@link FindRequest} looks for. */
final class NodeMatcher {
  private final FindRequest request;
  private final List<Glob> names = new ArrayList<>();
  private final List<PathPattern> paths = new ArrayList<>();

  /**
   * Reads the patterns.
   *
   * @throws IllegalArgumentException if one is none
   */
  NodeMatcher(FindRequest request) {
    this.request = request;
    for (String pattern : request.patterns()) {
      String text = request.ignoreCase() ? pattern.toLowerCase(Locale.ROOT) : pattern;
      if (text.contains("/")) {
        paths.add(PathPattern.parse(text));
      } else {
        names.add(Glob.parse(text));
      }
    }
  }

  boolean matches(SnapshotPath directory, Node node) {
    Instant modified = node.attributes().times().modified().toInstant();
    return request.kinds().contains(NodeKind.of(node))
        && !modified.isBefore(request.modifiedFrom())
        && !modified.isAfter(request.modifiedTo())
        && (matchesName(node.name()) || matchesPath(directory, node.name()));
  }

  private boolean matchesName(NodeName name) {
    ByteString folded = fold(name).raw();
    return names.stream().anyMatch(glob -> glob.matches(folded));
  }

  /**
   * What lies below a match matches too by the language of the patterns; it is not what is meant.
   */
  private boolean matchesPath(SnapshotPath directory, NodeName name) {
    if (paths.isEmpty()) {
      return false;
    }
    List<NodeName> above = directory.names().stream().map(this::fold).toList();
    List<NodeName> path = new ArrayList<>(above);
    path.add(fold(name));
    return paths.stream().anyMatch(pattern -> pattern.matches(path) && !pattern.matches(above));
  }

  private NodeName fold(NodeName name) {
    return request.ignoreCase() && name.raw().isUtf8()
        ? NodeName.of(name.toString().toLowerCase(Locale.ROOT))
        : name;
  }
}

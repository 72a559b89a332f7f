package dev.holdfast.adapters.storage.source;

import dev.holdfast.engine.source.pattern.ExcludePatterns;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node in the tree of names that lead to included paths, as they were named. */
final class Selected {

  /**
   * What an included path asks for.
   *
   * @param skipNestedVolumes whether nothing is read of what is mounted below
   */
  record Rule(Place place, ExcludePatterns excludes, boolean skipNestedVolumes) {}

  private final Map<NodeName, Selected> children = new HashMap<>();
  private @Nullable Rule rule;

  /** Adds an included path; a later one of the same name counts for nothing. */
  void add(List<NodeName> names, Rule added) {
    Selected at = this;
    for (NodeName name : names) {
      at = at.children.computeIfAbsent(name, key -> new Selected());
    }
    if (at.rule == null) {
      at.rule = added;
    }
  }

  /** What this very path asks for; null where it only leads to included ones. */
  @Nullable Rule rule() {
    return rule;
  }

  @Nullable Selected child(NodeName name) {
    return children.get(name);
  }

  /** The names that lead on. */
  List<NodeName> names() {
    return List.copyOf(children.keySet());
  }

  boolean leadsOn() {
    return !children.isEmpty();
  }

  /** Included paths that lie in no other one. */
  List<Rule> outermost() {
    List<Rule> found = new ArrayList<>();
    collect(found);
    return found;
  }

  private void collect(List<Rule> found) {
    Rule own = rule;
    if (own != null) {
      found.add(own);
    } else {
      children.values().forEach(child -> child.collect(found));
    }
  }
}

package dev.holdfast.adapters.http.exchange;

import dev.holdfast.adapters.http.exchange.Route.Access;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds routes by path, segment by segment, so that the cost doesn't grow with their number.
 *
 * <p>Paths are compared as they are sent: an encoded slash is part of a segment, and no dots or
 * doubled slashes are folded away. Where a segment fits a fixed and an open one, the fixed one wins
 * for all that follows. A path is open to all or to none of its methods, so that whoever has no
 * token learns nothing about the methods either.
 */
public final class RouteTable {
  private final Node root = new Node();

  public RouteTable(List<Route> routes) {
    routes.forEach(this::add);
  }

  /**
   * The routes of one path.
   *
   * @param byMethod none if nothing is there
   * @param openSegments the texts of the open segments, decoded, in the path's order
   */
  public record Match(SortedMap<String, Route> byMethod, List<String> openSegments) {
    private static final Match NOTHING = new Match(new TreeMap<>(), List.of());

    public boolean isNothing() {
      return byMethod.isEmpty();
    }

    /** What the path needs, whatever the method; a token where nothing is there. */
    public Access access() {
      return isNothing() ? Access.TOKEN : byMethod.firstEntry().getValue().access();
    }

    /** What answers this method, be it by a refusal. */
    public Route.Handler handler(String method) {
      if (isNothing()) {
        return unused -> new Answer.Refused(new Refusal.NoSuchPath());
      }
      Route route = byMethod.get(method);
      return route == null
          ? unused -> new Answer.Refused(new Refusal.WrongMethod(new TreeSet<>(byMethod.keySet())))
          : route.handler();
    }

    /**
     * The text of an open segment.
     *
     * @throws IllegalArgumentException if the method's route has none of this name
     */
    public String segment(String method, String name) {
      Route route = byMethod.get(method);
      int index = route == null ? -1 : route.openSegments().indexOf(name);
      if (index < 0) {
        throw new IllegalArgumentException("No segment of this path is called " + name);
      }
      return openSegments.get(index);
    }
  }

  /** What is at a path. */
  public Match find(String path) {
    Node node = root;
    List<String> openSegments = new ArrayList<>();
    int begin = 1;
    while (begin <= path.length()) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      String text = path.substring(begin, end);
      Node next = node.fixed.get(text);
      if (next == null) {
        next = node.open;
        Optional<String> decoded = decoded(text);
        if (next == null || decoded.isEmpty()) {
          return Match.NOTHING;
        }
        openSegments.add(decoded.get());
      }
      node = next;
      begin = end + 1;
    }
    return new Match(node.byMethod, openSegments);
  }

  private void add(Route route) {
    Node node = root;
    for (String text : route.segments()) {
      node = Route.isOpen(text) ? node.openChild() : node.child(text);
    }
    if (node.byMethod.values().stream().anyMatch(other -> other.access() != route.access())) {
      throw new IllegalArgumentException(
          route.pattern() + " is open for one method and not another");
    }
    if (node.byMethod.putIfAbsent(route.method(), route) != null) {
      throw new IllegalArgumentException(
          route.method() + " " + route.pattern() + " is there twice");
    }
  }

  private static Optional<String> decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return Optional.of(segment);
    }
    try {
      // The decoder is for forms, where a plus sign means a blank; in a path it means itself.
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static final class Node {
    private final Map<String, Node> fixed = new HashMap<>();
    private final SortedMap<String, Route> byMethod = new TreeMap<>();
    private @Nullable Node open;

    Node child(String text) {
      return fixed.computeIfAbsent(text, unused -> new Node());
    }

    Node openChild() {
      Node child = open == null ? new Node() : open;
      open = child;
      return child;
    }
  }
}

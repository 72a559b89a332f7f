package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What both searches for objects ask in the same words. */
final class SearchWords {
  /** As many objects as one page may tell. */
  static final int PAGE_MAX = 1_000;

  /** Without a page nothing is cut off. */
  private static final int NO_PAGES = Integer.MAX_VALUE - 1;

  /** What finds every object that there can be. */
  static final Set<OsType> EVERY_OS = Set.of();

  private static final Set<String> ENVIRONMENTS = Set.of(SourceRequest.PHYSICAL, "kSQL");
  private static final Set<String> OS_TYPES = Set.of(PhysicalHost.LINUX, "kWindows");

  private SearchWords() {}

  static Optional<NamePattern> name(Query query) {
    return query.text("searchString").map(NamePattern::of);
  }

  /** Objects by their own ids and those of their sources: a host is its own. Empty for any. */
  static Optional<Set<ObjectId>> objects(Query query) {
    Optional<Set<ObjectId>> objects = WireIds.objects(query, "objectIds");
    Optional<Set<ObjectId>> sources = WireIds.objects(query, "sourceIds");
    if (objects.isEmpty() || sources.isEmpty()) {
      return objects.or(() -> sources);
    }
    Set<ObjectId> both = new HashSet<>(objects.get());
    both.retainAll(sources.get());
    return Optional.of(both);
  }

  /** Whether physical hosts are among the environments that are asked for. */
  static boolean asksForHosts(Query query) {
    return asksFor(query, "environments", ENVIRONMENTS, SourceRequest.PHYSICAL);
  }

  /** Whether Linux hosts are; no host of another system that the API has a word for is served. */
  static boolean asksForLinux(Query query) {
    return asksFor(query, "osTypes", OS_TYPES, PhysicalHost.LINUX);
  }

  static Set<OsType> osTypes(Query query) {
    return query.texts("osTypes").isEmpty() ? EVERY_OS : Set.of(OsType.LINUX);
  }

  /** Whether a list of words is not given, or holds this one. */
  static boolean asksFor(Query query, String parameter, Set<String> known, String word) {
    List<String> given = query.words(parameter, known);
    return given.isEmpty() || given.contains(word);
  }

  /** How many objects a page is to tell at most. */
  static int pageSize(Query query, String parameter) {
    return query.number(parameter, 1, PAGE_MAX).map(Math::toIntExact).orElse(NO_PAGES);
  }

  /** One more than a page tells, which says whether there is another page; 0 finds nothing. */
  static int limit(boolean canMatch, int pageSize) {
    return canMatch ? pageSize + 1 : 0;
  }
}

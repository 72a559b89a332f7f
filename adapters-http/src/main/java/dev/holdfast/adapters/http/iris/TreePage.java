package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.iris.SourceTree.Paging;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the trees are told. In pages they come by the ids of their hosts, which the cursors are;
 * otherwise by name.
 *
 * @param roots only these; null for all
 */
record TreePage(@Nullable Set<ObjectId> roots, Paging paging) {
  private static final int SIZE_MAX = 1_000;
  private static final Comparator<Registration> BY_ID =
      Comparator.comparingLong(host -> host.object().number());

  static TreePage of(Query query) {
    checkLevels(query);
    Paging paging =
        new Paging(
            query.number("afterCursorEntityId", 0, Long.MAX_VALUE).orElse(null),
            query.number("beforeCursorEntityId", 0, Long.MAX_VALUE).orElse(null),
            query.number("nodeId", 0, Long.MAX_VALUE).orElse(null),
            query.number("pageSize", 1, SIZE_MAX).orElse(null));
    Optional<Set<ObjectId>> node = WireIds.objects(query, "nodeId");
    return new TreePage(WireIds.objects(query, "id").or(() -> node).orElse(null), paging);
  }

  /** A host is a tree of one level, so any depth has the whole of it. */
  private static void checkLevels(Query query) {
    query
        .text("numLevels")
        .filter(text -> !text.matches("\\d{1,9}(\\.\\d{1,9})?"))
        .ifPresent(
            text -> {
              throw new InvalidInputException(
                  "parameter.value",
                  "The parameter numLevels must be a number that is not negative.");
            });
  }

  Stream<Registration> of(Stream<Registration> all) {
    Stream<Registration> wanted =
        all.filter(host -> roots == null || roots.contains(host.object()));
    return paging.isAsked() ? page(wanted.sorted(BY_ID).toList()).stream() : wanted;
  }

  private List<Registration> page(List<Registration> hosts) {
    Long after = paging.afterCursorEntityId();
    Long before = paging.beforeCursorEntityId();
    List<Registration> between =
        hosts.stream()
            .filter(host -> after == null || host.object().number() > after)
            .filter(host -> before == null || host.object().number() < before)
            .toList();
    Long size = paging.pageSize();
    if (size == null || between.size() <= size) {
      return between;
    }
    int count = Math.toIntExact(size);
    // Who names where a page ends wants what is next to it.
    return before != null && after == null
        ? between.subList(between.size() - count, between.size())
        : between.subList(0, count);
  }
}

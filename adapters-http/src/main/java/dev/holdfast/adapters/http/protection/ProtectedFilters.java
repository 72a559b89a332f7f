package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code search/protected-objects}. */
final class ProtectedFilters {
  private static final Set<String> KEYS = Set.of(SourceRequest.PHYSICAL, "kSQL");

  private final Query query;
  private final WireIds ids;

  ProtectedFilters(Query query, WireIds ids) {
    this.query = query;
    this.ids = ids;
  }

  int pageSize() {
    return SearchWords.pageSize(query, "maxResultCount");
  }

  LatestQuery query() {
    query.flag("useCachedData");
    Optional<Set<ObjectId>> objects = SearchWords.objects(query);
    Optional<Set<GroupId>> groups = ids.groups(query, "protectionGroupIds");
    boolean asksForHosts = SearchWords.asksForHosts(query);
    boolean asksForLinux = SearchWords.asksForLinux(query);
    boolean asksForWhatThereIs = asksForWhatThereIs();
    Set<SnapshotContent> contents = ContentWords.ofActions(query);
    boolean canMatch =
        asksForHosts
            && asksForLinux
            && asksForWhatThereIs
            && !contents.isEmpty()
            && objects.filter(Set::isEmpty).isEmpty()
            && groups.filter(Set::isEmpty).isEmpty();
    return new LatestQuery(
        objects.orElse(Set.of()),
        SearchWords.name(query).orElse(null),
        SearchWords.osTypes(query),
        groups.orElse(Set.of()),
        Set.copyOf(query.numbers("runInstanceIds")),
        contents,
        time("filterSnapshotFromUsecs"),
        time("filterSnapshotToUsecs"),
        perObject(),
        Cookie.object(query).orElse(null),
        SearchWords.limit(canMatch, pageSize()));
  }

  private boolean asksForWhatThereIs() {
    boolean isContinuous = query.flag("cdpProtectedOnly").orElse(false);
    Optional<String> key = query.word("objectActionKey", KEYS);
    return !isContinuous && key.filter(word -> !word.equals(SourceRequest.PHYSICAL)).isEmpty();
  }

  private @Nullable Instant time(String parameter) {
    return query.number(parameter, 0, Long.MAX_VALUE).map(WireMicros::instant).orElse(null);
  }

  private int perObject() {
    return query
        .number("subResultSize", 1, Integer.MAX_VALUE)
        .map(Math::toIntExact)
        .orElse(Integer.MAX_VALUE);
  }
}

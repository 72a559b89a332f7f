package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.source.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code search/protected-objects}. */
final class ProtectedFilters {
  private static final Set<String> KEYS = Set.of(SourceRequest.PHYSICAL, "kSQL");

  /** What a snapshot of files can be used for; the contract's other actions are for other kinds. */
  private static final Set<String> ACTIONS = Set.of("RecoverFiles", "DownloadFilesAndFolders");

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
    boolean asksForFiles = asksForFiles();
    boolean canMatch =
        asksForHosts
            && asksForLinux
            && asksForFiles
            && objects.filter(Set::isEmpty).isEmpty()
            && groups.filter(Set::isEmpty).isEmpty();
    return new LatestQuery(
        objects.orElse(Set.of()),
        SearchWords.name(query).orElse(null),
        SearchWords.osTypes(query),
        groups.orElse(Set.of()),
        Set.copyOf(query.numbers("runInstanceIds")),
        time("filterSnapshotFromUsecs"),
        time("filterSnapshotToUsecs"),
        perObject(),
        Cookie.object(query).orElse(null),
        SearchWords.limit(canMatch, pageSize()));
  }

  private boolean asksForFiles() {
    boolean isContinuous = query.flag("cdpProtectedOnly").orElse(false);
    Optional<String> key = query.word("objectActionKey", KEYS);
    List<String> actions = query.texts("snapshotActions");
    return !isContinuous
        && key.filter(word -> !word.equals(SourceRequest.PHYSICAL)).isEmpty()
        && (actions.isEmpty() || actions.stream().anyMatch(ACTIONS::contains));
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

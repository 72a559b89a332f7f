package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code search/objects}. */
final class ObjectFilters {
  private static final String FILES = "kFile";
  private static final Set<String> PROTECTION_TYPES =
      Set.of(
          "kAgent",
          "kAuroraSnapshotManager",
          "kAwsAuroraPostgres",
          "kAwsRDSPostgres",
          "kAwsRDSPostgresBackup",
          "kAwsS3",
          "kAzureSQL",
          FILES,
          "kNative",
          "kRDSSnapshotManager",
          "kSnapshotManager",
          "kVolume");

  /** Nothing here has a tag, a UUID or one of the other properties that these are about. */
  private static final List<String> MATCH_NOTHING =
      List.of(
          "sourceUuids",
          "mustHaveTagIds",
          "mightHaveTagIds",
          "mustHaveSnapshotTagIds",
          "mightHaveSnapshotTagIds",
          "tagSearchName",
          "tagNames",
          "tagTypes",
          "tagCategories",
          "tagSubCategories",
          "externalFilters");

  private final Query query;
  private final WireIds ids;

  ObjectFilters(Query query, WireIds ids) {
    this.query = query;
    this.ids = ids;
  }

  int pageSize() {
    return SearchWords.pageSize(query, "count");
  }

  ObjectQuery query() {
    query.flag("includeHeliosTagInfoForObjects");
    Optional<Set<ObjectId>> objects = SearchWords.objects(query);
    Optional<Set<GroupId>> groups = ids.groups(query, "protectionGroupIds");
    Set<RunStatus> statuses = statuses();
    boolean isProtectedByFiles =
        SearchWords.asksFor(query, "protectionTypes", PROTECTION_TYPES, FILES);
    boolean canMatch =
        Stream.of(
                SearchWords.asksForHosts(query),
                SearchWords.asksForLinux(query),
                isProtectedByFiles,
                asksForThisServer(),
                objects.filter(Set::isEmpty).isEmpty(),
                groups.filter(Set::isEmpty).isEmpty(),
                query.texts("lastRunStatusList").isEmpty() || !statuses.isEmpty(),
                MATCH_NOTHING.stream().allMatch(name -> query.texts(name).isEmpty()),
                !wantsBothProtectedAndNot())
            .filter(possible -> !possible)
            .findAny()
            .isEmpty();
    return new ObjectQuery(
        objects.orElse(Set.of()),
        SearchWords.name(query).orElse(null),
        SearchWords.osTypes(query),
        isRegistered(),
        asksForProtectionType() ? Boolean.TRUE : isProtected(),
        groups.orElse(Set.of()),
        statuses,
        Cookie.object(query).orElse(null),
        SearchWords.limit(canMatch, pageSize()));
  }

  private boolean asksForProtectionType() {
    return !query.texts("protectionTypes").isEmpty();
  }

  private @Nullable Boolean isProtected() {
    return query.flag("isProtected").orElse(null);
  }

  /** What is not protected is not protected in any way. */
  private boolean wantsBothProtectedAndNot() {
    return asksForProtectionType() && Objects.equals(isProtected(), false);
  }

  private @Nullable Boolean isRegistered() {
    boolean withDeleted = query.flag("includeDeletedObjects").orElse(false);
    if (query.flag("isDeleted").orElse(false)) {
      return false;
    }
    return withDeleted ? null : Boolean.TRUE;
  }

  private boolean asksForThisServer() {
    List<String> servers = query.texts("clusterIdentifiers");
    return servers.isEmpty() || servers.contains(ids.server());
  }

  private Set<RunStatus> statuses() {
    return RunStatuses.known(query.words("lastRunStatusList", RunStatuses.WORDS_OF_SEARCHES));
  }
}

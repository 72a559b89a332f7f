package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.search.FileHit.Place;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.search.NumberRange;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client searches for in snapshots; only files are there to be found. */
record FileSearchRequest(
    @NotNull
        @Pattern(
            regexp =
                "CassandraObjects|CouchbaseObjects|Emails|ExchangeObjects|Files|GroupsObjects|"
                    + "HbaseObjects|HDFSObjects|HiveObjects|MongoObjects|OneDriveObjects|"
                    + "PublicFolders|SfdcRecords|SharepointObjects|TeamsObjects|UdaObjects",
            message = "must be a type of objects that the contract names, such as Files")
        String objectType,
    @Nullable List<@NotNull String> protectionGroupIds,
    @Nullable List<Long> storageDomainIds,
    @Nullable String tenantId,
    @Nullable Boolean includeTenants,
    @Nullable List<String> tags,
    @Nullable List<String> snapshotTags,
    @Nullable List<String> mustHaveTagIds,
    @Nullable List<String> mightHaveTagIds,
    @Nullable List<String> mustHaveSnapshotTagIds,
    @Nullable List<String> mightHaveSnapshotTagIds,
    @Nullable String paginationCookie,
    @Min(1) @Max(FileQuery.LIMIT_MAX) @Nullable Integer count,
    @Nullable Boolean useCachedData,
    @Valid @Nullable Files fileParams) {
  static final String FILES = "Files";

  private static final int PAGE_DEFAULT = 100;
  private static final Set<String> PHYSICAL = Set.of("kPhysical", "kPhysicalFiles");

  /** Which files. */
  record Files(
      @Nullable String searchString,
      @Nullable
          List<
              @NotNull
              @Pattern(
                  regexp = "File|Directory|Symlink",
                  message = "must be one of File, Directory, Symlink")
              String>
          types,
      @Nullable List<@NotNull String> sourceEnvironments,
      @Nullable List<@NotNull @Min(1) Long> sourceIds,
      @Nullable List<@NotNull @Min(1) Long> objectIds) {
    private static final Files ANY = new Files(null, null, null, null, null);

    private NameFilter name() {
      String text = searchString == null ? "" : searchString;
      return text.isEmpty() ? NameFilter.ANY : NameFilter.of(text);
    }

    private Set<EntryKind> kinds() {
      Set<EntryKind> kinds = new HashSet<>();
      for (String type : all(types)) {
        kinds.add(Words.read("fileParams.types", type, EntryKind.class));
      }
      return kinds.isEmpty() ? FileQuery.KINDS : kinds;
    }

    private boolean asksForHosts() {
      List<String> environments = all(sourceEnvironments);
      return environments.isEmpty() || environments.stream().anyMatch(PHYSICAL::contains);
    }

    /** Objects by their own ids and those of their sources: a host is its own. Null for any. */
    private @Nullable Set<ObjectId> objects() {
      @Nullable Set<ObjectId> objects = ids(objectIds);
      @Nullable Set<ObjectId> sources = ids(sourceIds);
      if (objects != null && sources != null) {
        objects.retainAll(sources);
      }
      return objects == null ? sources : objects;
    }

    private static @Nullable Set<ObjectId> ids(@Nullable List<Long> given) {
      Set<ObjectId> ids = new HashSet<>();
      all(given).forEach(id -> ids.add(new ObjectId(id)));
      return ids.isEmpty() ? null : ids;
    }
  }

  /**
   * The query; null if nothing can match it.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException with a cause for each field that is
   *     wrong
   */
  @Nullable FileQuery query(TenantId tenant, WireIds ids) {
    FieldCauses causes = new FieldCauses();
    Files wanted = fileParams == null ? Files.ANY : fileParams;
    @Nullable Set<GroupId> groups = groups(ids, causes);
    String cookie = paginationCookie == null ? "" : paginationCookie;
    @Nullable Place after =
        cookie.isEmpty()
            ? null
            : Reading.of("paginationCookie", () -> FileCookie.read(cookie), causes);
    String named = tenantId == null ? "" : tenantId;
    causes.throwIfAny();
    boolean canMatch =
        objectType.equals(FILES)
            && wanted.asksForHosts()
            && (named.isEmpty() || WireTenant.names(named, tenant))
            && asksForNothingThatIsNotHere();
    return canMatch
        ? new FileQuery(
            wanted.name(),
            wanted.kinds(),
            wanted.objects(),
            groups,
            NumberRange.ALL,
            NumberRange.ALL,
            after,
            count == null ? PAGE_DEFAULT : count)
        : null;
  }

  /** Nothing here has a storage domain or a tag. */
  private boolean asksForNothingThatIsNotHere() {
    return Stream.of(
            storageDomainIds,
            tags,
            snapshotTags,
            mustHaveTagIds,
            mightHaveTagIds,
            mustHaveSnapshotTagIds,
            mightHaveSnapshotTagIds)
        .allMatch(list -> list == null || list.isEmpty());
  }

  private @Nullable Set<GroupId> groups(WireIds ids, FieldCauses causes) {
    List<String> given = all(protectionGroupIds);
    Set<GroupId> groups = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      ids.groupIn("protectionGroupIds[" + i + "]", given.get(i), causes).ifPresent(groups::add);
    }
    return given.isEmpty() ? null : groups;
  }

  private static <T> List<T> all(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }
}

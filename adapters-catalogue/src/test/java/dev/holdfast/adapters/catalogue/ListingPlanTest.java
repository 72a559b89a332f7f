package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.recovery.RecoveryQuery;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No list of the protection API scans a table, and those without filters are read in order. */
class ListingPlanTest {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final GroupId GROUP = new GroupId(7);
  private static final ObjectQuery.Place PLACE = new ObjectQuery.Place("x", new ObjectId(5));

  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  static Stream<String> listings() {
    return Stream.of(
            inOrder(),
            Stream.of(
                groups(Set.of(GROUP), Set.of(), null),
                groups(Set.of(), Set.of(RunStatus.FAILED), null),
                new RunListing(TENANT, runs(RunQuery.Window.END)).select(),
                new ObjectListing(
                        TENANT,
                        new ObjectQuery(
                            Set.of(new ObjectId(5)),
                            NamePattern.of("x*"),
                            Set.of(OsType.LINUX),
                            true,
                            true,
                            Set.of(GROUP),
                            Set.of(RunStatus.FAILED),
                            PLACE,
                            9))
                    .select(),
                filtered().objects(PLACE),
                filtered().count(),
                all().latest(),
                filtered().latest(),
                new SnapshotListing(TENANT, snapshots(Set.of(GROUP))).select(),
                recoveries(Set.of(new RecoveryId(3))),
                SqlPolicies.list(new Policies.Query(Set.of(new PolicyId(3)), Set.of()))))
        .flatMap(some -> some);
  }

  /** Those that a client pages through. */
  static Stream<String> inOrder() {
    return Stream.of(
        groups(Set.of(), Set.of(), null),
        groups(Set.of(), Set.of(), new GroupQuery.Place("x", GROUP)),
        new RunListing(TENANT, runs(RunQuery.Window.START)).select(),
        new ObjectListing(TENANT, objects()).select(),
        all().objects(null),
        all().objects(PLACE),
        all().count(),
        SqlPolicies.list(Policies.Query.ALL),
        new SnapshotListing(TENANT, snapshots(Set.of())).select(),
        recoveries(Set.of()),
        SqlRegistrations.LIST);
  }

  @ParameterizedTest
  @MethodSource("listings")
  void nothingIsScanned(String sql) throws SQLException {
    assertThat(plan(sql))
        .isNotEmpty()
        // A virtual table is what was bound.
        .noneMatch(step -> step.startsWith("SCAN") && !step.contains("VIRTUAL TABLE"));
  }

  @ParameterizedTest
  @MethodSource("inOrder")
  void pageIsReadInItsOrder(String sql) throws SQLException {
    assertThat(plan(sql)).noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  /** Rather than in the order of the list, of which a page would then be the whole. */
  @ParameterizedTest
  @MethodSource("byId")
  void whatIsNamedById_isReadById(String sql) throws SQLException {
    assertThat(plan(sql)).anyMatch(step -> step.matches("SEARCH [gop] .*\\(id=\\?\\)"));
  }

  static Stream<String> byId() {
    return Stream.of(
        groups(Set.of(GROUP), Set.of(), null),
        new GroupListing(TENANT, ofObject(), NOW).select(),
        filtered().objects(null),
        filtered().count(),
        SqlRegistrations.OBJECTS,
        SqlPolicies.list(new Policies.Query(Set.of(new PolicyId(3)), Set.of())));
  }

  @Test
  void totalOfProtectedObjects_isReadByKey() throws SQLException {
    assertThat(plan(all().count()))
        .containsExactly("SEARCH c USING INDEX sqlite_autoindex_object_count_1 (tenant=?)");
  }

  /** What is sorted afterwards is on the page. */
  @Test
  void newestSnapshotsOfAnObject_areTheFirstInTheirIndex() throws SQLException {
    assertThat(plan(all().latest()))
        .startsWith("SCAN j VIRTUAL TABLE INDEX 1:")
        .anyMatch(step -> step.startsWith("SEARCH n USING INDEX newest_snapshot_by_time"))
        .filteredOn(step -> step.contains("TEMP B-TREE"))
        .hasSize(1);
  }

  private static SnapshotQuery snapshots(Set<GroupId> groups) {
    Span span = new Span(NOW, NOW);
    return new SnapshotQuery(
        groups.isEmpty() ? new ObjectId(5) : null,
        groups,
        Set.of(),
        Set.of(),
        Set.of(),
        span,
        span);
  }

  private static String recoveries(Set<RecoveryId> ids) {
    return new RecoveryListing(TENANT, new RecoveryQuery(ids, ids, NOW, NOW, Set.of(), Set.of()))
        .select();
  }

  private static String groups(
      Set<GroupId> ids, Set<RunStatus> statuses, GroupQuery.@Nullable Place after) {
    GroupQuery query =
        new GroupQuery(
            ids, Set.of(), Set.of(), Set.of(), statuses, null, null, false, null, false, after, 9);
    return new GroupListing(TENANT, query, NOW).select();
  }

  private static GroupQuery ofObject() {
    return new GroupQuery(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(new ObjectId(5)),
        Set.of(),
        null,
        null,
        false,
        null,
        false,
        null,
        9);
  }

  private static RunQuery runs(RunQuery.Window window) {
    return new RunQuery(
        GROUP, window, NOW, NOW, Set.of(RunType.FULL), Set.of(), true, new RunId(3, 4), 9);
  }

  private static ObjectQuery objects() {
    return new ObjectQuery(Set.of(), null, Set.of(), null, null, Set.of(), Set.of(), PLACE, 9);
  }

  private static LatestSql all() {
    return new LatestSql(
        new LatestQuery(
            Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, 9, null, 9));
  }

  private static LatestSql filtered() {
    return new LatestSql(
        new LatestQuery(
            Set.of(new ObjectId(5)),
            NamePattern.of("x"),
            Set.of(OsType.LINUX),
            Set.of(GROUP),
            Set.of(3L),
            Set.of(SnapshotContent.VOLUMES),
            NOW,
            NOW,
            9,
            PLACE,
            9));
  }

  private List<String> plan(String sql) throws SQLException {
    catalogue.open();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalogue.file());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      List<String> steps = new ArrayList<>();
      while (result.next()) {
        steps.add(result.getString("detail"));
      }
      return steps;
    }
  }
}

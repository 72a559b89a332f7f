package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupQuery.Field;
import dev.holdfast.domain.config.BackupQuery.Order;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However many rows there are, a call touches those it is about. */
class QueryPlanTest {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  static Stream<String> statements() {
    return Stream.of(
        SqlJobs.CLAIM,
        SqlJobs.PUT_BACK_ALL,
        SqlJobs.OPEN_SUBJECTS,
        SqlJobs.FIND,
        JobTable.END,
        JobTable.DELETE,
        SqlJobs.RENEW,
        SqlJobs.PUT_BACK,
        SqlClients.BY_ID,
        SqlClients.BY_API_KEY,
        SqlUsers.BY_USERNAME,
        SqlUsers.FIND,
        SqlUsers.OF_TENANT,
        SqlTenantRoots.OF_TENANT,
        BackupTable.FIND,
        BackupTable.STORE,
        BackupTable.DELETE,
        Rivals.SAME_NAME,
        Rivals.SAME_UPLOAD,
        Rivals.COUNT,
        SqlProtectionGroups.FIND,
        SqlProtectionGroups.DUE,
        SqlProtectionGroups.NEXT_DUE,
        SqlProtectionGroups.SAME_NAME,
        SqlPolicies.FIND,
        SqlPolicies.HOLDER,
        SqlPolicies.LOOK_AGAIN,
        SqlPolicies.USERS,
        SqlPolicies.ONCE,
        SqlRuns.FIND,
        SqlRuns.OPEN,
        SqlRuns.NEWEST,
        SqlKeptSnapshots.NEWEST,
        SqlKeptSnapshots.OF_GROUP,
        SqlKeptSnapshots.OF_RUNS,
        SqlKeptSnapshots.EXPIRED,
        SqlKeptSnapshots.TO_DISPOSE,
        SqlKeptSnapshots.CHANGED_SINCE,
        SqlKeptSnapshots.LIVE,
        SqlRecoveries.FIND,
        SqlRecoveries.SAME_NAME,
        SqlRecoveries.OPEN,
        SqlRecoveries.COUNT_TOLD,
        SqlRecoveries.TOLD,
        SqlAuditLog.NEWEST,
        SqlRegistrations.LIST,
        SqlRegistrations.OBJECTS,
        SnapshotTable.DROP_NEWEST,
        SnapshotTable.NEWEST_OF,
        SnapshotTable.MARK_OBJECT,
        SnapshotTable.COUNT_OBJECT,
        SqlObjectSearch.GROUPS_OF,
        SqlObjectSearch.IN_GROUPS,
        LatestSql.GROUP_NAMES,
        GroupTable.DELETE_OBJECT,
        listing(BackupQuery.ALL).select());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void nothingIsScanned(String sql) throws SQLException {
    List<String> plan = plan(sql);

    assertThat(plan)
        .noneMatch(
            step ->
                step.startsWith("SCAN")
                    // What was bound.
                    && !step.contains("VIRTUAL TABLE")
                    && !step.contains("INDEX job_open")
                    && !step.contains("INDEX job_in_progress"));
  }

  @Test
  void backup_isReadByTwoKeys() throws SQLException {
    assertThat(plan(BackupTable.FIND))
        .containsExactly(
            "SEARCH b USING INDEX sqlite_autoindex_config_backup_1 (tenant=? AND id=?)",
            "SEARCH j USING INDEX sqlite_autoindex_job_2 (tenant=? AND id=?)");
  }

  @Test
  void newestRunOfEachGroup_isReadByKey() throws SQLException {
    assertThat(plan(SqlRuns.NEWEST))
        .contains("SEARCH n USING COVERING INDEX run_newest (tenant=? AND group_number=?)")
        .anyMatch(step -> step.matches("SEARCH r .*\\(instance=\\?\\)"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void claim_walksTheOpenJobsFromTheOldest() throws SQLException {
    assertThat(plan(SqlJobs.CLAIM)).noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void list_isReadInItsOrder() throws SQLException {
    assertThat(plan(listing(BackupQuery.ALL).select()))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @Test
  void listInAnyOrder_isReadByTenant() throws SQLException {
    for (Field field : Field.values()) {
      BackupQuery query =
          new BackupQuery(
              Set.of(JobStatus.COMPLETE),
              List.of(new Order(field, true)),
              0,
              BackupQuery.UNLIMITED);

      assertThat(plan(listing(query).select())).first().asString().contains("tenant=?");
    }
  }

  private static BackupListing listing(BackupQuery query) {
    return new BackupListing(TenantId.DEFAULT, Set.of(BackupType.UPLOADED), query);
  }

  private List<String> plan(String sql) throws SQLException {
    catalogue.open();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalogue.file());
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "EXPLAIN QUERY PLAN " + sql.replace("<kinds>", ":kind, :otherKind"))) {
      List<String> steps = new ArrayList<>();
      while (result.next()) {
        steps.add(result.getString("detail"));
      }
      return steps;
    }
  }
}

package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ProtectionGroups.Change;
import dev.holdfast.application.port.out.ProtectionGroups.Outcome;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.testkit.build.GroupBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.contract.CatalogueUnderTest;
import dev.holdfast.testkit.contract.ProtectionGroupsContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlProtectionGroupsTest extends ProtectionGroupsContract {
  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  @Override
  protected CatalogueUnderTest emptyCatalogue() {
    return catalogue.underTest();
  }

  @Test
  void objectsThatAChangeLeavesInTheGroup_areNotWrittenAgain() throws SQLException {
    Catalogue open = catalogue.openWithTenant();
    PolicyId policy = new PolicyId(1);
    open.policies()
        .add(
            new Policy(
                policy,
                OpenCatalogue.CLIENT.tenant(),
                new PolicyBuilder().build(),
                GroupBuilder.CREATED));
    GroupBuilder builder = new GroupBuilder(2, policy).of(OpenCatalogue.CLIENT.tenant());
    ProtectionGroup group = builder.protecting(hosts(1, 20)).build();
    open.groups().add(group);
    Map<Long, Long> before = rowsOfObjects();

    ProtectionGroup other = builder.protecting(hosts(2, 21)).build();
    Change change =
        new Change(
            group.with(other.settings(), group.timing(), GroupBuilder.CREATED),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            false,
            List.of());
    assertThat(open.groups().change(change)).isEqualTo(Outcome.DONE);

    Map<Long, Long> after = rowsOfObjects();
    assertThat(after).hasSize(20).containsKey(21L).doesNotContainKey(1L);
    before.remove(1L);
    assertThat(after).containsAllEntriesOf(before);
  }

  private static ObjectId[] hosts(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(ObjectId::new).toArray(ObjectId[]::new);
  }

  /** Where the row of each object lies, which is another place once it is written anew. */
  private Map<Long, Long> rowsOfObjects() throws SQLException {
    Map<Long, Long> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalogue.file());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT object, rowid FROM group_object")) {
      while (result.next()) {
        rows.put(result.getLong(1), result.getLong(2));
      }
    }
    return rows;
  }
}

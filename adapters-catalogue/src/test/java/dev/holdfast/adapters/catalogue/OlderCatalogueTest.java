package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.catalogue.ProtectionSteps.Ports;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.build.RandomCases;
import dev.holdfast.testkit.fake.InMemoryJobs;
import dev.holdfast.testkit.fake.InMemoryProtection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogues that an older Holdfast left are brought up with what they hold. */
final class OlderCatalogueTest {
  private static final Client CLIENT = OpenCatalogue.CLIENT;
  private static final TenantId TENANT = CLIENT.tenant();

  private static final LatestQuery ALL =
      new LatestQuery(
          Set.of(),
          null,
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          null,
          null,
          100,
          null,
          Integer.MAX_VALUE);

  private static final String TABLES =
      "SELECT name FROM main.sqlite_master WHERE type = 'table'"
          + " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%' ORDER BY rowid";

  @TempDir Path folder;

  @Test
  void firstAdministratorOfVersion1_getsEveryPrivilege() {
    Path file = folder.resolve("catalogue.db");
    beginVersion1(file);

    try (Catalogue catalogue = Catalogue.open(CatalogueSettings.at(new CatalogueFile(file)))) {
      Client administrator = catalogue.clients().byId(new ClientId("admin-1")).orElseThrow();

      assertThat(administrator.privileges())
          .containsExactlyInAnyOrder(Privilege.values())
          .isEqualTo(Privilege.ALL);
    }
  }

  @Test
  void catalogueOfVersion3_isSearchedAsOneThatThisVersionWrote() {
    RandomCases.check(1, this::checkVersion3);
  }

  private void checkVersion3(RandomGenerator chance) {
    Path newest = folder.resolve("newest.db");
    Path older = folder.resolve("older.db");
    try (Catalogue written = Catalogue.open(CatalogueSettings.at(new CatalogueFile(newest)))) {
      fill(written, chance);
      copyToVersion("3", newest, older);
      try (Catalogue raised = Catalogue.open(CatalogueSettings.at(new CatalogueFile(older)))) {
        ProtectedObjects found = raised.search().withSnapshots(TENANT, ALL);

        assertThat(found.total()).isPositive();
        assertThat(found).isEqualTo(written.search().withSnapshots(TENANT, ALL));
        assertThat(raised.policies().protectingOnce(TENANT, policies(raised)))
            .isEqualTo(written.policies().protectingOnce(TENANT, policies(written)))
            .isNotEmpty();
      }
    }
  }

  private static void fill(Catalogue catalogue, RandomGenerator chance) {
    catalogue.tenants().add(new Tenant(TENANT, CLIENT.created()), CLIENT);
    Policy once =
        new Policy(
            new PolicyId(77),
            TENANT,
            new PolicyBuilder().name("once").full(new Schedule.ProtectOnce()).build(),
            CLIENT.created());
    catalogue.policies().add(once);
    ProtectionSteps steps =
        new ProtectionSteps(
            Ports.of(InMemoryProtection.with(new InMemoryJobs())),
            Ports.of(catalogue),
            TENANT,
            chance,
            1_000);
    for (int i = 0; i < 300; i++) {
      steps.step();
    }
  }

  private static Set<PolicyId> policies(Catalogue catalogue) {
    return catalogue.policies().list(TENANT, Policies.Query.ALL).stream()
        .map(Policy::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Makes a catalogue of an older version that holds what the newest one does. */
  private static void copyToVersion(String version, Path newest, Path older) {
    begin(version, older);
    Jdbi.create("jdbc:sqlite:" + older)
        .useHandle(
            handle -> {
              handle.execute("ATTACH '" + newest + "' AS newest");
              handle.createQuery(TABLES).mapTo(String.class).list().stream()
                  .map(table -> copy(handle, table))
                  .forEach(handle::execute);
            });
  }

  private static String copy(Handle handle, String table) {
    String columns =
        String.join(
            ", ",
            handle
                .createQuery("SELECT name FROM pragma_table_info(:table, 'main')")
                .bind("table", table)
                .mapTo(String.class)
                .list());
    return "INSERT OR REPLACE INTO main.%1$s (%2$s) SELECT %2$s FROM newest.%1$s"
        .formatted(table, columns);
  }

  private static void beginVersion1(Path file) {
    begin("1", file);
    Jdbi.create("jdbc:sqlite:" + file)
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO tenant VALUES ('default', '2026-11-21T22:59:00.123456789Z')");
              handle.execute(
                  "INSERT INTO client VALUES ('admin-1', 'default', 'Administrator', 'a', 'b',"
                      + " 'sp:scopes:all', '2026-11-21T22:59:00.123456789Z')");
            });
  }

  private static void begin(String version, Path file) {
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, null, null)
        .resourceProvider(new Migrations())
        .javaMigrationClassProvider(List::of)
        .locations(new Location[0])
        .placeholderReplacement(false)
        .target(version)
        .load()
        .migrate();
    Jdbi.create(url)
        .useHandle(handle -> handle.execute("PRAGMA application_id = " + Schema.APPLICATION_ID));
  }
}

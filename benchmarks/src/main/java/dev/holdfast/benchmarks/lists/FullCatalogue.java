package dev.holdfast.benchmarks.lists;

import dev.holdfast.adapters.catalogue.Catalogue;
import dev.holdfast.adapters.catalogue.CatalogueFile;
import dev.holdfast.adapters.catalogue.CatalogueSettings;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.GroupBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemoryHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the catalogue of a server that is stopped, through the ports that the server writes by.
 *
 * <p>Arguments: the file, and how many policies, hosts, groups and runs. The first group has a
 * tenth of the runs, the others share the rest; every run has a snapshot. No group is ever due, and
 * nothing expires. Prints the number of the first group.
 */
final class FullCatalogue {
  private static final Duration BETWEEN_RUNS = Duration.ofMinutes(1);

  /** As many as one change of a group takes without keeping readers from the processor for long. */
  private static final int RUNS_AT_ONCE = 500;

  private final Catalogue catalogue;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private FullCatalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public static void main(String[] arguments) {
    CatalogueFile file = new CatalogueFile(Path.of(arguments[0]));
    try (Catalogue catalogue = Catalogue.open(CatalogueSettings.at(file))) {
      new FullCatalogue(catalogue)
          .fill(
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
    }
  }

  private void fill(int policyCount, int hostCount, int groupCount, int runCount) {
    List<PolicyId> policies = new ArrayList<>();
    for (int i = 0; i < policyCount; i++) {
      policies.add(policy(i));
    }
    List<ObjectId> hosts = new ArrayList<>();
    for (int i = 0; i < hostCount; i++) {
      hosts.add(host(i));
    }
    int ofFirst = runCount / 10;
    for (int i = 0; i < groupCount; i++) {
      ProtectionGroup group = group(i, policies.get(i % policyCount), hosts.get(i % hostCount));
      run(group, i == 0 ? ofFirst : (runCount - ofFirst) / Math.max(1, groupCount - 1));
      if (i == 0) {
        System.out.println(group.id());
      }
    }
  }

  private PolicyId policy(int index) {
    PolicyId id = new PolicyId(catalogue.numbers().next());
    Policy policy =
        new Policy(
            id,
            TenantId.DEFAULT,
            new PolicyBuilder().name("policy %05d".formatted(index)).build(),
            now);
    require(catalogue.policies().add(policy).equals(new Policies.Change.Done()));
    return id;
  }

  private ObjectId host(int index) {
    ObjectId object = new ObjectId(catalogue.numbers().next());
    String name = "host%05d.example".formatted(index);
    Registration registration =
        new Registration(
            new RegistrationId(catalogue.numbers().next()),
            TenantId.DEFAULT,
            object,
            new SourceSettings(name, name, new JsonObject(List.of())),
            InMemoryHosts.OWN,
            now,
            now);
    require(
        catalogue.registrations().add(registration, name).equals(new Registrations.Change.Done()));
    return object;
  }

  private ProtectionGroup group(int index, PolicyId policy, ObjectId host) {
    ProtectionGroup group =
        new GroupBuilder(catalogue.numbers().next(), policy)
            .of(TenantId.DEFAULT)
            .named("group %05d".formatted(index))
            .protecting(host)
            .lookedAt(ProtectionGroup.NEVER)
            .build();
    require(catalogue.groups().add(group) == ProtectionGroups.Outcome.DONE);
    return group;
  }

  /** The newest a minute ago. */
  private void run(ProtectionGroup added, int count) {
    ProtectionGroup group = added;
    for (int left = count; left > 0; left -= RUNS_AT_ONCE) {
      List<Run> runs = new ArrayList<>();
      List<KeptSnapshot> snapshots = new ArrayList<>();
      for (int i = left; i > Math.max(0, left - RUNS_AT_ONCE); i--) {
        Run run =
            SampleRuns.ended(
                catalogue.numbers().next(), group, now.minus(BETWEEN_RUNS.multipliedBy(i)));
        runs.add(run);
        snapshots.add(SampleRuns.snapshot(run));
      }
      ProtectionGroups.Change change =
          new ProtectionGroups.Change(
              group, runs, snapshots, List.of(), List.of(), null, false, List.of());
      require(catalogue.groups().change(change) == ProtectionGroups.Outcome.DONE);
      group = catalogue.groups().find(group.tenant(), group.id()).orElseThrow();
    }
  }

  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("The catalogue was not empty");
    }
  }
}

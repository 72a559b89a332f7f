package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.ReadRuns;
import dev.holdfast.application.port.in.protection.ReadRuns.Attempt;
import dev.holdfast.application.port.in.protection.StartRun.Choice;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.DraftBuilder;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.InMemoryScripts.Behaviour;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one tenant has, no other one finds; and whoever lacks a privilege does nothing. */
class TenantIsolationTest {
  private static final Principal STRANGER = ProtectionServer.admin(new TenantId("stranger"));

  private final ProtectionServer server = new ProtectionServer();
  private final ProtectionGroup group = server.group(new PolicyBuilder());
  private final Run run = server.start(group);

  /** What somebody tries. */
  private interface Try {
    void by(Principal principal, HoldfastApplication application);
  }

  @BeforeEach
  void strangersAreThere() {
    server
        .memory
        .tenants()
        .add(new Tenant(STRANGER.tenant(), server.clock.instant()), List.of(new SourcePath("/")));
    server.work();
  }

  @TestFactory
  Stream<DynamicTest> whatIsAnotherTenants_isNotFound() {
    return named().entrySet().stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.getKey(),
                    () -> {
                      assertThatThrownBy(() -> named.getValue().by(STRANGER, server.application()))
                          .isInstanceOf(NotFoundException.class);
                      assertThatNothingChanged();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whoeverHasNoPrivilege_doesNothing() {
    Principal nobody =
        new Principal(
            group.tenant(),
            ProtectionServer.ADMIN.client(),
            "Nobody",
            Set.of(),
            EnumSet.noneOf(Privilege.class));
    return named().entrySet().stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.getKey(),
                    () -> {
                      assertThatThrownBy(() -> named.getValue().by(nobody, server.application()))
                          .isInstanceOf(ForbiddenException.class);
                      assertThatNothingChanged();
                    }));
  }

  @Test
  void stranger_seesNothingInLists() {
    HoldfastApplication application = server.application();

    assertThat(application.managePolicies().list(STRANGER, Set.of(), Set.of())).isEmpty();
    assertThat(application.managePolicies().find(STRANGER, policy())).isEmpty();
    assertThat(application.managePolicies().uses(STRANGER, Set.of(policy()))).isEmpty();
    assertThat(application.manageSources().list(STRANGER)).isEmpty();
    assertThat(application.readRuns().find(STRANGER, run.id())).isEmpty();
    assertThat(application.readRuns().newest(STRANGER, List.of(group.id()))).isEmpty();
    assertThat(application.searchObjects().inGroups(STRANGER, Set.of(server.host))).isEmpty();
  }

  @Test
  void progressOfARun_isShownToItsTenantAlone() {
    Scripts.Outcome done = new Scripts.Outcome.Exited(0, "");
    server.memory.scripts().put("/post", new Behaviour.Ends((call, words) -> done));
    ProtectionGroup told =
        server.group(
            server
                .draft(new PolicyBuilder().name("second"))
                .postScript(new Script("/post", "", null, true, false)));
    Run slow = server.start(told);
    List<Optional<Attempt>> seen = new ArrayList<>();
    BiFunction<Scripts.Call, List<String>, Scripts.Outcome> post =
        (call, words) -> {
          ReadRuns runs = server.application().readRuns();
          seen.add(runs.attempt(ProtectionServer.ADMIN, slow.id(), server.host));
          seen.add(runs.attempt(STRANGER, slow.id(), server.host));
          return done;
        };
    server.memory.scripts().put("/post", new Behaviour.Ends(post));

    server.work();

    assertThat(seen.getFirst()).isPresent();
    assertThat(seen.getLast()).isEmpty();
  }

  @Test
  void group_isNotMadeWithAnotherTenantsPolicyOrSource() {
    PolicyId own =
        server.application().managePolicies().create(STRANGER, new PolicyBuilder().build()).id();
    DraftBuilder othersPolicy = new DraftBuilder("mine", policy()).protecting(server.host, "/srv");
    DraftBuilder othersSource = new DraftBuilder("mine", own).protecting(server.host, "/srv");

    assertThatThrownBy(
            () -> server.application().manageGroups().create(STRANGER, othersPolicy.build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("policyId");
    assertThatThrownBy(
            () -> server.application().manageGroups().create(STRANGER, othersSource.build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("objects.id");
  }

  @Test
  void updateOfAnotherTenantsRun_isRefused_evenInAGroupOfOnesOwn() {
    Registration host = registered();
    PolicyId policy =
        server.application().managePolicies().create(STRANGER, new PolicyBuilder().build()).id();
    ProtectionGroup own =
        server
            .application()
            .manageGroups()
            .create(
                STRANGER,
                new DraftBuilder("mine", policy).protecting(host.object(), "/srv").build());

    assertThat(
            server
                .application()
                .updateRuns()
                .update(STRANGER, own.id(), List.of(new Update(run.id(), true, null, 0, null)))
                .getFirst()
                .isDone())
        .isFalse();
    assertThatNothingChanged();
  }

  @Test
  void sameNames_areFreeInEachTenant_andTheirSnapshotsLieApart() {
    Registration host = registered();
    PolicyId policy =
        server.application().managePolicies().create(STRANGER, new PolicyBuilder().build()).id();
    ProtectionGroup own =
        server
            .application()
            .manageGroups()
            .create(
                STRANGER,
                new DraftBuilder(group.settings().name(), policy)
                    .protecting(host.object(), "/srv")
                    .build());
    server.application().startRun().start(STRANGER, own.id(), RunType.REGULAR, List.of());
    server.work();

    assertThat(host.object()).isNotEqualTo(server.host);
    assertThat(server.memory.snapshots().list(STRANGER.tenant())).hasSize(1);
    assertThat(server.memory.snapshots().list(group.tenant())).hasSize(1);
  }

  @Test
  void tenantWithoutRoots_registersNoSource() {
    server.memory.tenantRoots().set(STRANGER.tenant(), List.of());

    assertThatThrownBy(this::registered).isInstanceOf(ForbiddenException.class);
  }

  @Test
  void groupOutsideTheRoots_isNotMade() {
    server.memory.tenantRoots().set(group.tenant(), List.of(new SourcePath("/home")));
    DraftBuilder outside = server.draft(new PolicyBuilder().name("second"));

    assertThatThrownBy(() -> server.group(outside))
        .hasMessageContaining("/srv")
        .hasMessageContaining("/home");
  }

  private Map<String, Try> named() {
    Registration registration =
        server.application().manageSources().list(ProtectionServer.ADMIN).getFirst();
    return Map.ofEntries(
        Map.entry("get a group", (by, app) -> app.manageGroups().get(by, group.id())),
        Map.entry("delete a group", (by, app) -> app.manageGroups().delete(by, group.id(), true)),
        Map.entry(
            "start a run",
            (by, app) ->
                app.startRun()
                    .start(
                        by, group.id(), RunType.REGULAR, List.of(new Choice(server.host, null)))),
        Map.entry(
            "pause a run", (by, app) -> app.actOnRuns().pause(by, group.id(), List.of(run.id()))),
        Map.entry(
            "resume a run", (by, app) -> app.actOnRuns().resume(by, group.id(), List.of(run.id()))),
        Map.entry(
            "cancel a run",
            (by, app) ->
                app.actOnRuns()
                    .cancel(by, group.id(), List.of(new Cancellation(run.id(), Set.of())))),
        Map.entry(
            "update a run",
            (by, app) ->
                app.updateRuns()
                    .update(by, group.id(), List.of(new Update(run.id(), true, null, 0, null)))),
        Map.entry("get a run", (by, app) -> app.readRuns().get(by, group.id(), run.id())),
        Map.entry("list runs", (by, app) -> app.readRuns().list(by, server.allRuns(group))),
        Map.entry(
            "replace a policy",
            (by, app) ->
                app.managePolicies()
                    .replace(by, policy(), new PolicyBuilder().name("changed").build(), null)),
        Map.entry("delete a policy", (by, app) -> app.managePolicies().delete(by, policy())),
        Map.entry("get a source", (by, app) -> app.manageSources().get(by, registration.id())),
        Map.entry(
            "update a source",
            (by, app) ->
                app.manageSources().update(by, registration.id(), registration.settings())),
        Map.entry(
            "delete a source", (by, app) -> app.manageSources().delete(by, registration.id())),
        Map.entry("refresh a source", (by, app) -> app.manageSources().refresh(by, server.host)));
  }

  private void assertThatNothingChanged() {
    HoldfastApplication application = server.application();
    assertThat(application.manageGroups().get(ProtectionServer.ADMIN, group.id()).isDeleted())
        .isFalse();
    assertThat(application.managePolicies().find(ProtectionServer.ADMIN, policy()).orElseThrow())
        .satisfies(found -> assertThat(found.settings().name()).isEqualTo("nightly"));
    assertThat(application.manageSources().list(ProtectionServer.ADMIN)).hasSize(1);
    assertThat(server.runs(group)).hasSize(1);
    assertThat(server.snapshots(run)).singleElement().matches(KeptSnapshot::isLive);
  }

  private Registration registered() {
    return server
        .application()
        .manageSources()
        .register(STRANGER, new SourceSettings("", "localhost", new JsonObject(List.of())));
  }

  private PolicyId policy() {
    return group.settings().policy();
  }
}

package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.build.GroupBuilder.CREATED;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static dev.holdfast.testkit.contract.SearchScene.DAILY;
import static dev.holdfast.testkit.contract.SearchScene.HOST;
import static dev.holdfast.testkit.contract.SearchScene.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.protection.FoundSnapshot;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.LatestQuery;
import dev.holdfast.domain.protection.ObjectQuery;
import dev.holdfast.domain.protection.ProtectedObjects;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotQuery;
import dev.holdfast.domain.protection.SnapshotQuery.Span;
import dev.holdfast.domain.source.NamePattern;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ObjectSearch} must keep. */
public abstract class ObjectSearchContract {
  private static final TenantId TENANT = CLIENT.tenant();

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void object_isFoundWithItsGroups_andTheNewestRunOfEach() {
    SearchScene scene = scene();
    scene.run(DAILY, 1, HOST);
    Run newest = scene.run(DAILY, 2, HOST);

    List<FoundObject> found = scene.search().objects(TENANT, all(), CREATED.plusSeconds(4_000));

    assertThat(found).extracting(one -> one.object().name()).containsExactly("alpha", "beta");
    assertThat(found.getFirst().groups())
        .containsExactly(
            new InGroup(
                DAILY.id(),
                "daily",
                DAILY.settings().policy(),
                "nightly",
                new LastRun(newest.id(), RunStatus.SUCCEEDED, false)));
    assertThat(found.getLast().groups())
        .extracting(InGroup::groupName, InGroup::lastRun)
        .containsExactly(tuple("other", null));
  }

  @Test
  void objectsOfAnotherTenant_areNotFound() {
    ObjectSearch search = scene().search();

    assertThat(search.objects(STRANGER.tenant(), all(), CREATED)).isEmpty();
    assertThat(search.inGroups(STRANGER.tenant(), Set.of(HOST))).isEmpty();
    assertThat(search.withSnapshots(STRANGER.tenant(), latest(9))).isEqualTo(ProtectedObjects.NONE);
  }

  @Test
  void snapshots_areListedNewestFirst_withTypeAndGroup() {
    SearchScene scene = scene();
    Run first = scene.run(DAILY, 1, HOST);
    Run second = scene.run(DAILY, 2, HOST, OTHER);
    scene.delete(DAILY);

    assertThat(scene.search().snapshots(TENANT, snapshotsOf(HOST)))
        .containsExactly(
            new FoundSnapshot(scene.snapshotOf(second, HOST), RunType.REGULAR, "daily"),
            new FoundSnapshot(scene.snapshotOf(first, HOST), RunType.REGULAR, "daily"));
    assertThat(
            scene
                .search()
                .snapshots(
                    TENANT,
                    new SnapshotQuery(
                        null,
                        Set.of(DAILY.id()),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Span.ALWAYS,
                        Span.ALWAYS)))
        .extracting(found -> found.snapshot().object())
        .containsExactly(HOST, OTHER, HOST);
    assertThat(scene.search().snapshots(STRANGER.tenant(), snapshotsOf(HOST))).isEmpty();
  }

  @Test
  void snapshots_areFoundByWhatTheyHold() {
    SearchScene scene = scene();
    scene.run(DAILY, 1, HOST);
    Run volumes = scene.run(DAILY, 2, SnapshotContent.VOLUMES, HOST);
    scene.run(DAILY, 3, OTHER);

    assertThat(
            scene
                .search()
                .snapshots(
                    TENANT,
                    new SnapshotQuery(
                        null,
                        Set.of(DAILY.id()),
                        Set.of(),
                        Set.of(),
                        Set.of(SnapshotContent.VOLUMES),
                        Span.ALWAYS,
                        Span.ALWAYS)))
        .extracting(FoundSnapshot::snapshot)
        .containsExactly(scene.snapshotOf(volumes, HOST));
    assertThat(holding(scene, SnapshotContent.VOLUMES)).containsExactly(HOST);
    assertThat(holding(scene, SnapshotContent.FILES)).containsExactlyInAnyOrder(HOST, OTHER);
  }

  private static List<ObjectId> holding(SearchScene scene, SnapshotContent content) {
    LatestQuery query =
        new LatestQuery(
            Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(content), null, null, 9, null, 9);
    return scene.search().withSnapshots(TENANT, query).page().stream()
        .map(found -> found.object().id())
        .toList();
  }

  @Test
  void snapshotThatIsOver_isNotListed() {
    SearchScene scene = scene();
    Run run = scene.run(DAILY, 1, HOST);
    scene.end(scene.snapshotOf(run, HOST));

    assertThat(scene.search().snapshots(TENANT, snapshotsOf(HOST))).isEmpty();
  }

  @Test
  void snapshots_areListedByEveryFilter() {
    SearchScene scene = scene();
    scene.run(DAILY, 1, HOST);
    Run second = scene.run(DAILY, 2, HOST);
    scene.run(DAILY, 3, HOST);
    KeptSnapshot wanted = scene.snapshotOf(second, HOST);
    Set<GroupId> groups = Set.of(DAILY.id());
    Span taken = new Span(wanted.taken(), wanted.taken().plusMillis(1));
    Span started = new Span(second.start(), second.start().plusMillis(1));
    Span before = new Span(null, second.start());

    assertThat(listed(scene, groups, Set.of(), Set.of(), taken, Span.ALWAYS))
        .containsExactly(wanted);
    assertThat(listed(scene, groups, Set.of(), Set.of(), Span.ALWAYS, started))
        .containsExactly(wanted);
    assertThat(
            listed(
                scene, groups, Set.of(), Set.of(second.id().instance()), Span.ALWAYS, Span.ALWAYS))
        .containsExactly(wanted);
    assertThat(listed(scene, groups, Set.of(RunType.REGULAR), Set.of(), taken, started))
        .containsExactly(wanted);
    assertThat(listed(scene, groups, Set.of(RunType.FULL), Set.of(), taken, started)).isEmpty();
    assertThat(listed(scene, Set.of(new GroupId(12)), Set.of(), Set.of(), taken, started))
        .isEmpty();
    assertThat(listed(scene, groups, Set.of(), Set.of(), before, Span.ALWAYS)).hasSize(1);
    assertThat(listed(scene, groups, Set.of(), Set.of(), Span.ALWAYS, before)).hasSize(1);
  }

  private static List<KeptSnapshot> listed(
      SearchScene scene,
      Set<GroupId> groups,
      Set<RunType> types,
      Set<Long> instances,
      Span taken,
      Span started) {
    return scene
        .search()
        .snapshots(
            TENANT, new SnapshotQuery(HOST, groups, types, instances, Set.of(), taken, started))
        .stream()
        .map(FoundSnapshot::snapshot)
        .toList();
  }

  private static SnapshotQuery snapshotsOf(ObjectId object) {
    return new SnapshotQuery(
        object, Set.of(), Set.of(), Set.of(), Set.of(), Span.ALWAYS, Span.ALWAYS);
  }

  @Test
  void deletedGroup_protectsNothing_andKeepsItsSnapshots() {
    SearchScene scene = scene();
    scene.run(DAILY, 1, HOST);
    scene.delete(DAILY);

    assertThat(scene.search().objects(TENANT, all(), CREATED).getFirst().groups()).isEmpty();
    assertThat(scene.search().inGroups(TENANT, Set.of(HOST, OTHER, new ObjectId(77))))
        .containsExactly(OTHER);
    assertThat(scene.search().withSnapshots(TENANT, latest(9)).total()).isEqualTo(1);
  }

  @Test
  void objectWithoutRegistration_isFoundAsLongAsItHasSnapshots() {
    SearchScene scene = scene();
    KeptSnapshot last = scene.snapshotOf(scene.run(DAILY, 1, HOST), HOST);
    scene.delete(DAILY);
    scene.unregister(HOST);

    assertThat(scene.search().objects(TENANT, all(), CREATED))
        .extracting(found -> found.object().isRegistered())
        .containsExactly(false, true);

    scene.end(last);

    assertThat(scene.search().objects(TENANT, all(), CREATED))
        .extracting(found -> found.object().id())
        .containsExactly(OTHER);
    assertThat(scene.search().withSnapshots(TENANT, latest(9))).isEqualTo(ProtectedObjects.NONE);
  }

  @Test
  void objects_comeInPages() {
    ObjectSearch search = scene().search();

    assertThat(names(search.objects(TENANT, page(null, 1), CREATED))).containsExactly("alpha");
    assertThat(names(search.objects(TENANT, page(place("alpha", HOST), 9), CREATED)))
        .containsExactly("beta");
    assertThat(names(search.objects(TENANT, page(place("beta", OTHER), 9), CREATED))).isEmpty();
  }

  @Test
  void newestSnapshotOfEachGroup_isShown_theNewestOfAllFirst() {
    SearchScene scene = scene();
    scene.run(DAILY, 1, HOST);
    Run daily = scene.run(DAILY, 2, HOST);
    Run both = scene.run(SearchScene.BOTH, 3, HOST, OTHER);

    ProtectedObjects found = scene.search().withSnapshots(TENANT, latest(9));

    assertThat(found.total()).isEqualTo(2);
    assertThat(found.page().getFirst().latest())
        .containsExactly(shown(both, "both"), shown(daily, "daily"));
    assertThat(runs(scene.search().withSnapshots(TENANT, latest(1)), HOST))
        .containsExactly(both.id());
  }

  @Test
  void whenTheNewestSnapshotIsOver_theOneBeforeItIsTheNewest() {
    SearchScene scene = scene();
    Run first = scene.run(DAILY, 1, HOST);
    Run second = scene.run(DAILY, 2, HOST);

    scene.end(scene.snapshotOf(second, HOST));
    assertThat(runs(scene.search().withSnapshots(TENANT, latest(9)), HOST))
        .containsExactly(first.id());

    scene.end(scene.snapshotOf(first, HOST));
    assertThat(scene.search().withSnapshots(TENANT, latest(9))).isEqualTo(ProtectedObjects.NONE);
  }

  @Test
  void snapshotThatWasStoredLate_isNotNewerThanOneOfALaterRun() {
    SearchScene scene = scene();
    Run later = scene.run(DAILY, 2, HOST);
    scene.run(DAILY, 1, HOST);

    assertThat(runs(scene.search().withSnapshots(TENANT, latest(9)), HOST))
        .containsExactly(later.id());
  }

  @Test
  void whatIsAskedOfSnapshots_holdsBeforeTheNewestIsTaken() {
    SearchScene scene = scene();
    Run first = scene.run(DAILY, 1, HOST);
    Run second = scene.run(DAILY, 2, HOST);
    Instant taken = scene.snapshotOf(second, HOST).taken();

    assertThat(runs(search(scene, Set.of(first.id().instance()), null, null), HOST))
        .containsExactly(first.id());
    assertThat(runs(search(scene, Set.of(), null, taken), HOST)).containsExactly(first.id());
    assertThat(runs(search(scene, Set.of(), taken, null), HOST)).containsExactly(second.id());
    assertThat(search(scene, Set.of(), taken.plusNanos(1), null)).isEqualTo(ProtectedObjects.NONE);
  }

  @Test
  void nameOfAGroup_findsItsObjects_onEveryPage() {
    SearchScene scene = scene();
    scene.run(SearchScene.BOTH, 1, HOST, OTHER);

    ProtectedObjects second =
        scene.search().withSnapshots(TENANT, named("BOTH", place("alpha", HOST)));

    assertThat(second.total()).isEqualTo(2);
    assertThat(second.page()).extracting(one -> one.object().id()).containsExactly(OTHER);
    assertThat(scene.search().withSnapshots(TENANT, named("daily", null)).total()).isZero();
    assertThat(scene.search().withSnapshots(TENANT, named("*PHA", null)).total()).isEqualTo(1);
  }

  private SearchScene scene() {
    return new SearchScene(emptyCatalogue());
  }

  private static ProtectedObjects search(
      SearchScene scene, Set<Long> instances, @Nullable Instant from, @Nullable Instant to) {
    return scene
        .search()
        .withSnapshots(
            TENANT,
            new LatestQuery(
                Set.of(), null, Set.of(), Set.of(), instances, Set.of(), from, to, 9, null, 9));
  }

  private static LatestQuery latest(int perObject) {
    return new LatestQuery(
        Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), null, null, perObject, null, 9);
  }

  private static LatestQuery named(String searched, ObjectQuery.@Nullable Place after) {
    NamePattern name = NamePattern.of(searched);
    return new LatestQuery(
        Set.of(), name, Set.of(), Set.of(), Set.of(), Set.of(), null, null, 9, after, 9);
  }

  private static ObjectQuery all() {
    return page(null, Integer.MAX_VALUE);
  }

  private static ObjectQuery page(ObjectQuery.@Nullable Place after, int limit) {
    return new ObjectQuery(Set.of(), null, Set.of(), null, null, Set.of(), Set.of(), after, limit);
  }

  private static ObjectQuery.Place place(String name, ObjectId id) {
    return new ObjectQuery.Place(name, id);
  }

  private static Latest shown(Run run, String group) {
    return new Latest(
        run.group(),
        group,
        run.id(),
        RunType.REGULAR,
        run.end().orElseThrow(),
        run.end().orElseThrow(),
        SearchScene.BYTES);
  }

  private static List<String> names(List<FoundObject> found) {
    return found.stream().map(one -> one.object().name()).toList();
  }

  /** The runs whose snapshots of an object are shown. */
  private static List<RunId> runs(ProtectedObjects found, ObjectId object) {
    return found.page().stream()
        .filter(one -> one.object().id().equals(object))
        .flatMap(one -> one.latest().stream())
        .map(Latest::run)
        .toList();
  }
}

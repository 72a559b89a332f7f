package dev.holdfast.testkit.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.PolicyBuilder;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.Crash;
import dev.holdfast.testkit.fake.Interference.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Snapshots on their way into the index, and out of it. */
class FileIndexingTest {

  @Test
  void runsFiles_areFound_untilTheirLastSnapshotExpires() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    server.memory.files().put("/srv/Gone.txt", "x");
    Run first = ended(server, group);
    server.memory.files().remove("/srv/Gone.txt");
    server.clock.advance(Duration.ofDays(1));
    Run second = ended(server, group);

    assertThat(found(server, "*")).contains("/srv/a", "/srv/Gone.txt", "/srv");
    assertThat(found(server, "gone*")).containsExactly("/srv/Gone.txt");
    assertThat(status(server, first)).isEqualTo(IndexingStatus.DONE);
    assertThat(status(server, second)).isEqualTo(IndexingStatus.DONE);

    server.clock.advance(Duration.ofDays(13));
    server.work();
    assertThat(found(server, "gone*")).isEmpty();
    assertThat(found(server, "a")).containsExactly("/srv/a");

    server.clock.advance(Duration.ofDays(1));
    server.work();
    assertThat(found(server, "*")).isEmpty();
  }

  @Test
  void snapshotThatExpiresDuringAWalk_isTakenOutBeforeItsEnd() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    server.memory.files().put("/srv/Gone.txt", "x");
    ended(server, group);
    server.memory.files().remove("/srv/Gone.txt");
    server.clock.advance(Duration.ofDays(1));
    ended(server, group);
    server.clock.advance(Duration.ofDays(13).minusSeconds(1));
    server.memory.files().put("/srv/new", "x");
    server.before(
        "compare",
        1,
        () -> {
          server.clock.advance(Duration.ofSeconds(1));
          server.application().expireSnapshots().tick();
        });
    List<IndexingStatus> ofTheWalked = new ArrayList<>();
    server.before(
        "leaveOut",
        1,
        () -> ofTheWalked.add(told(server, server.snapshots(newest(server, group)).getFirst())));

    ended(server, group);

    assertThat(ofTheWalked).containsExactly(IndexingStatus.IN_PROGRESS);
    assertThat(found(server, "*")).contains("/srv/a", "/srv/new").doesNotContain("/srv/Gone.txt");
  }

  @Test
  void snapshotThatTheWalkComparesWith_isTakenOutAfterIt() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    server.memory.files().put("/srv/Gone.txt", "x");
    ended(server, group);
    server.memory.files().remove("/srv/Gone.txt");
    server.clock.advance(Duration.ofDays(14).minusSeconds(1));
    server.before(
        "compare",
        1,
        () -> {
          server.clock.advance(Duration.ofSeconds(1));
          server.application().expireSnapshots().tick();
        });

    ended(server, group);
    server.work();

    assertThat(found(server, "*")).contains("/srv/a").doesNotContain("/srv/Gone.txt");
  }

  @Test
  void nextSnapshot_isComparedWithTheOneBefore_andNotWalked() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    AtomicInteger compared = new AtomicInteger();
    ended(server, group);
    server.beforeEach("compare", compared::incrementAndGet);

    server.memory.files().put("/srv/new", "x");
    ended(server, group);

    assertThat(compared).hasValue(1);
    assertThat(found(server, "new")).containsExactly("/srv/new");
  }

  @Test
  void groupThatWantsNoIndex_hasNone() {
    ProtectionServer server = new ProtectionServer();
    Run run =
        ended(
            server,
            server.group(
                server
                    .draft(new PolicyBuilder())
                    .indexing(new Indexing(false, List.of(), List.of()))));

    assertThat(found(server, "*")).isEmpty();
    assertThat(status(server, run)).isEqualTo(IndexingStatus.NOT_WANTED);
  }

  @Test
  void onlyPathsThatTheGroupChose_areIndexed() {
    ProtectionServer server = new ProtectionServer();
    server.memory.files().put("/srv/in/doc", "x");
    server.memory.files().put("/srv/in/tmp/doc", "x");
    server.memory.files().put("/srv/out/doc", "x");

    ended(
        server,
        server.group(
            server
                .draft(new PolicyBuilder())
                .indexing(new Indexing(true, List.of("/srv/in"), List.of("/**/tmp")))));

    assertThat(found(server, "*")).containsExactly("/srv/in/doc", "/srv/in");
  }

  @Test
  void damagedSnapshot_isNotIndexed_andTheNextOneIs() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    server.before(
        "begin",
        1,
        () -> {
          throw new DamagedException("snapshot.damaged", "A tree is missing.");
        });
    Run damaged = ended(server, group);
    assertThat(status(server, damaged)).isEqualTo(IndexingStatus.FAILED);
    assertThat(found(server, "*")).isEmpty();

    Run next = ended(server, group);

    assertThat(status(server, next)).isEqualTo(IndexingStatus.DONE);
    assertThat(found(server, "a")).containsExactly("/srv/a");
  }

  @Test
  void repositoryThatIsBusy_isAskedAgain() {
    ProtectionServer server = new ProtectionServer();
    server.before(
        "begin",
        1,
        () -> {
          throw new UnavailableException("repository.busy", "It is in use.");
        });
    Run run = ended(server, server.group(new PolicyBuilder()));
    assertThat(status(server, run)).isEqualTo(IndexingStatus.IN_PROGRESS);

    server.clock.advance(Duration.ofMinutes(1));
    server.work();

    assertThat(status(server, run)).isEqualTo(IndexingStatus.DONE);
  }

  @Test
  void indexThatIsGone_isMadeAnew() {
    ProtectionServer server = new ProtectionServer();
    ProtectionGroup group = server.group(new PolicyBuilder());
    ended(server, group);
    server.memory.files().put("/srv/b", "x");
    ended(server, group);

    server.memory.fileIndex().beginAnew(TenantId.DEFAULT);
    assertThat(found(server, "*")).isEmpty();
    server.work();

    assertThat(found(server, "b")).containsExactly("/srv/b");
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void crashAtAnyCall_leavesNoSnapshotUnindexed(When when) {
    for (int call = 1; ; call++) {
      ProtectionServer server = new ProtectionServer();
      ProtectionGroup group = server.group(new PolicyBuilder());
      server.memory.files().put("/srv/first", "x");
      ended(server, group);
      server.memory.files().remove("/srv/first");
      server.memory.files().put("/srv/second", "x");
      server.start(group);
      Interference met = new Interference().crashAt(call, when);
      server.restarted(met);
      boolean isThrough = crashes(server, met, call);

      server.restart();
      server.work();
      server.work();

      assertThat(found(server, "*nd")).as("%s call %d", when, call).containsExactly("/srv/second");
      assertThat(found(server, "first")).containsExactly("/srv/first");
      assertThat(status(server, server.runs(group).getFirst())).isEqualTo(IndexingStatus.DONE);
      if (isThrough) {
        assertThat(call).isGreaterThan(10);
        return;
      }
    }
  }

  /** Whether the work was done before the crash came. */
  private static boolean crashes(ProtectionServer server, Interference met, int call) {
    if (met.calls() < call) {
      try {
        server.work();
      } catch (Crash crash) {
        return false;
      }
    }
    return true;
  }

  @Test
  void indexThatCantBeRead_leavesStatusesInProgress() {
    ProtectionServer server = new ProtectionServer();
    KeptSnapshot snapshot =
        server.snapshots(ended(server, server.group(new PolicyBuilder()))).getFirst();
    assertThat(told(server, snapshot)).isEqualTo(IndexingStatus.DONE);

    server.beforeEach(
        "statuses",
        () -> {
          throw new UnavailableException("index.busy", "It is in use.");
        });
    assertThat(told(server, snapshot)).isEqualTo(IndexingStatus.IN_PROGRESS);
  }

  @Test
  void strangerFindsNothing() {
    ProtectionServer server = new ProtectionServer();
    ended(server, server.group(new PolicyBuilder()));

    assertThat(
            server
                .application()
                .searchFiles()
                .search(
                    ProtectionServer.admin(new TenantId("stranger")),
                    FileQuery.named(NameFilter.ANY, 10))
                .files()
                .total())
        .isZero();
  }

  private static Run ended(ProtectionServer server, ProtectionGroup group) {
    Run run = server.start(group);
    server.work();
    return server.read(run);
  }

  private static IndexingStatus status(ProtectionServer server, Run run) {
    KeptSnapshot snapshot = server.snapshots(run).getFirst();
    return Objects.requireNonNull(
        server
            .memory
            .fileIndex()
            .statuses(snapshot.tenant(), List.of(snapshot.id()))
            .get(snapshot.id()));
  }

  private static Run newest(ProtectionServer server, ProtectionGroup group) {
    return server.runs(group).getFirst();
  }

  private static IndexingStatus told(ProtectionServer server, KeptSnapshot snapshot) {
    return Objects.requireNonNull(
        server
            .application()
            .readSnapshots()
            .indexing(ProtectionServer.ADMIN, List.of(snapshot.id()))
            .get(snapshot.id()));
  }

  private static List<String> found(ProtectionServer server, String name) {
    return server
        .application()
        .searchFiles()
        .search(ProtectionServer.ADMIN, FileQuery.named(NameFilter.of(name), 100))
        .files()
        .page()
        .stream()
        .map(hit -> hit.path().value())
        .toList();
  }
}

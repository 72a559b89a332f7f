package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeGroups;
import dev.holdfast.adapters.http.support.FakeGroups.Started;
import dev.holdfast.adapters.http.support.FakeRuns;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.in.protection.ActOnRuns.Cancellation;
import dev.holdfast.application.port.in.protection.StartRun.Choice;
import dev.holdfast.application.port.in.protection.UpdateRuns.Update;
import dev.holdfast.domain.policy.DatalockMode;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.SnapshotLock;
import dev.holdfast.domain.protection.CancelCause;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.PauseCause;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunQuery;
import dev.holdfast.domain.protection.RunQuery.Window;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.protection.SnapshotContent;
import dev.holdfast.domain.protection.SnapshotFate;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunRoutesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String GROUPS = "/v2/data-protect/protection-groups";
  private static final String PREFIX = TestEdge.IDS.server() + ":";
  private static final String RUNS = GROUPS + "/" + PREFIX + "1/runs";
  private static final GroupId GROUP = new GroupId(1);
  private static final ObjectId HOST = new ObjectId(7);
  private static final Instant NOW = TestEdge.START;
  private static final long NOW_USECS = 1_795_255_200_500_000L;
  private static final SnapshotStats STATS = new SnapshotStats(10, 4, 1_000, 400, 99);
  private static final String GROUP_BODY =
      "{'name': 'files', 'policyId': 'PREFIX3', 'environment': 'kPhysical', 'physicalParams':"
          + " {'protectionType': 'kFile', 'fileProtectionTypeParams': {'objects': [{'id': 7,"
          + " 'filePaths': [{'includedPath': '/srv'}]}]}}}";

  // One edge serves all tests of the class; each begins with one group and no runs.
  private static final TestEdge EDGE = TestEdge.start();

  private final FakeGroups groups = EDGE.useCases.groups;
  private final FakeRuns runs = groups.runs;

  @BeforeEach
  void forget() {
    groups.forget();
    assertThat(send("POST", GROUPS, GROUP_BODY).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void runs_areListedOfTheLastHour() {
    runs.has(runs.accepted(GROUP, RunType.REGULAR, NOW));
    runs.has(runs.accepted(GROUP, RunType.REGULAR, NOW.minus(Duration.ofHours(2))));

    JsonNode page = json(EDGE.get(RUNS));

    assertThat(page.path("runs")).hasSize(1);
    assertThat(page.has("totalRuns")).isFalse();
    assertThat(page.at("/runs/0").has("objects")).isFalse();
    RunQuery query = runs.queries.getLast();
    assertThat(query.from()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(query.limit()).isEqualTo(101);
    assertThat(query.types()).containsExactlyInAnyOrder(RunType.values());
  }

  @Test
  void filters_areRead() {
    EDGE.get(
        RUNS
            + "?startTimeUsecs=5000000&endTimeUsecs=9000000&runTypes=kIncremental,kLog"
            + "&localBackupRunStatus=Succeeded,Finalizing&excludeNonRestorableRuns=True"
            + "&filterByEndTime=True&numRuns=7&useCachedData=true");

    assertThat(runs.queries.getLast())
        .isEqualTo(
            new RunQuery(
                GROUP,
                Window.END,
                Instant.ofEpochSecond(5),
                Instant.ofEpochSecond(9),
                Set.of(RunType.REGULAR),
                Set.of(RunStatus.SUCCEEDED),
                true,
                null,
                8));
    assertThat(runs.counts.getLast().window()).isEqualTo(Window.END);
  }

  @Test
  void totalRuns_isTold_whereATimeWasGiven() {
    runs.has(runs.accepted(GROUP, RunType.REGULAR));

    assertThat(json(EDGE.get(RUNS + "?startTimeUsecs=1")).path("totalRuns").asLong()).isEqualTo(1);
    assertThat(json(EDGE.get(RUNS + "?endTimeUsecs=" + NOW_USECS)).has("totalRuns")).isTrue();
    assertThat(runs.queries.getLast().from()).isEqualTo(NOW.minus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replicationRunStatus=Succeeded",
        "archivalRunStatus=Failed",
        "cloudSpinRunStatus=Running",
        "runTags=a",
        "filterByCopyTaskEndTime=true&snapshotTargetTypes=Local&onlyReturnSuccessfulCopyRun=True",
        "runTypes=kLog,kSystem",
        "localBackupRunStatus=Finalizing"
      })
  void filterThatNothingCanMatch_findsNothing(String query) {
    runs.has(runs.accepted(GROUP, RunType.REGULAR));

    assertThat(EDGE.get(RUNS + "?" + query).body()).isEqualTo("{\"runs\":[]}");
    assertThat(EDGE.get(GROUPS + "/" + PREFIX + "9/runs?" + query).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "runId=5, runId",
    "runTypes=kOdd, runTypes",
    "localBackupRunStatus=odd, localBackupRunStatus",
    "numRuns=0, numRuns",
    "numRuns=1001, numRuns",
    "startTimeUsecs=-1, startTimeUsecs",
    "startTimeUsecs=1.5, startTimeUsecs",
    "startTimeUsecs=9&endTimeUsecs=5, startTimeUsecs",
    "snapshotTargetTypes=Odd, snapshotTargetTypes",
    "filterByEndTime=true&filterByCopyTaskEndTime=true, 's filterByEndTime'",
    "paginationCookie=abcd, paginationCookie"
  })
  void wrongParameter_isNamed(String query, String name) {
    HttpResponse<String> reply = EDGE.get(RUNS + "?" + query);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("The parameter").contains(name);
  }

  @Test
  void runThatIsNamed_isListed_howeverOldItIs() {
    Run old = runs.has(runs.accepted(GROUP, RunType.REGULAR, NOW.minus(Duration.ofDays(9))));
    runs.has(runs.accepted(GROUP, RunType.REGULAR));
    String named = RUNS + "?runId=" + old.id().toString().replace(":", "%3A");

    assertThat(json(EDGE.get(named)).at("/runs/0/id").asString()).isEqualTo(old.id().toString());
    assertThat(json(EDGE.get(named)).path("runs")).hasSize(1);
    assertThat(json(EDGE.get(named + "&startTimeUsecs=" + NOW_USECS)).path("runs")).isEmpty();
  }

  @Test
  void pages_goOnWhereTheLastOneEnded() {
    for (int i = 0; i < 5; i++) {
      runs.has(runs.accepted(GROUP, RunType.REGULAR, NOW.minusSeconds(i)));
    }
    List<Long> seen = new ArrayList<>();
    String cookie = "";
    do {
      JsonNode page = json(EDGE.get(RUNS + "?maxResultCount=2&paginationCookie=" + cookie));
      page.path("runs").forEach(run -> seen.add(run.path("protectionGroupInstanceId").asLong()));
      cookie = page.path("paginationCookie").asString("");
    } while (!cookie.isEmpty());

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(EDGE.get(RUNS + "?numRuns=2").body()).doesNotContain("paginationCookie");
  }

  @Test
  void runThatSucceeded_isToldWithItsSnapshot() {
    Run run = ended(RunOutcome.SUCCEEDED_WITH_WARNING, stored("No right to read /srv/x."));
    runs.has(run, kept(run, SnapshotFate.LIVE, true));

    HttpResponse<String> reply = EDGE.get(RUNS + "/" + run.id() + "?includeObjectDetails=True");

    JsonNode told = json(reply);
    assertThat(told.path("localBackupInfo").toString())
        .isEqualTo(
            quoted(
                "{'runType':'kRegular','isSlaViolated':false,'startTimeUsecs':1795255200500000,"
                    + "'endTimeUsecs':1795255230500000,'status':'SucceededWithWarning',"
                    + "'successfulObjectsCount':1,'skippedObjectsCount':0,'failedObjectsCount':0,"
                    + "'cancelledObjectsCount':0,'localSnapshotStats':{'logicalSizeBytes':1000,"
                    + "'bytesWritten':99,'bytesRead':400},'progressTaskId':'runs/RUN',"
                    + "'dataLock':'Compliance','localTaskId':'PREFIX1','dataLockConstraints':"
                    + "{'mode':'Compliance','expiryTimeUsecs':1795514400500000}}",
                run));
    assertThat(told.at("/objects/0").toString())
        .isEqualTo(
            quoted(
                "{'object':{'id':7,'name':'host-7','sourceId':7,'sourceName':'host-7',"
                    + "'environment':'kPhysical','objectType':'kHost','logicalSizeBytes':1000,"
                    + "'protectionType':'kFile'},'localSnapshotInfo':{'snapshotInfo':{"
                    + "'snapshotId':'SNAPSHOT','status':'kWarning',"
                    + "'startTimeUsecs':1795255200500000,'endTimeUsecs':1795255230500000,"
                    + "'admittedTimeUsecs':1795255205500000,"
                    + "'permitGrantTimeUsecs':1795255210500000,'queueDurationUsecs':10000000,"
                    + "'snapshotCreationTimeUsecs':1795255229500000,'stats':{'logicalSizeBytes':"
                    + "1000,'bytesWritten':99,'bytesRead':400},"
                    + "'progressTaskId':'runs/RUN/objects/7',"
                    + "'warnings':['No right to read /srv/x.'],'isManuallyDeleted':false,"
                    + "'expiryTimeUsecs':1796464800500000,'totalFileCount':10,"
                    + "'backupFileCount':4,'dataLockConstraints':{'mode':'Compliance',"
                    + "'expiryTimeUsecs':1795514400500000}}},'onLegalHold':true}",
                run));
    assertThat(told.path("hasLocalSnapshot").asBoolean()).isTrue();
    assertThat(told.path("isLocalSnapshotsDeleted").asBoolean()).isFalse();
    assertThat(told.path("onLegalHold").asBoolean()).isTrue();
  }

  @Test
  void snapshotIds_leadBackToTheirRunAndObject() {
    SnapshotName name = new SnapshotName(new RunId(12, NOW_USECS), HOST);

    assertThat(SnapshotName.parse(name.id())).contains(name);
    assertThat(name.id()).matches("[A-Za-z0-9_-]+");
    assertThat(SnapshotName.parse("nothing")).isEmpty();
    assertThat(SnapshotName.parse("%")).isEmpty();
  }

  @Test
  void deletedSnapshot_hasNoId() {
    Run run = ended(RunOutcome.SUCCEEDED, stored());
    runs.has(run, kept(run, SnapshotFate.DELETED, false));

    JsonNode told = json(EDGE.get(RUNS + "/" + run.id() + "?includeObjectDetails=true"));

    JsonNode snapshot = told.at("/objects/0/localSnapshotInfo/snapshotInfo");
    assertThat(snapshot.has("snapshotId")).isFalse();
    assertThat(snapshot.path("status").asString()).isEqualTo("kSuccessful");
    assertThat(snapshot.path("isManuallyDeleted").asBoolean()).isTrue();
    assertThat(told.path("isLocalSnapshotsDeleted").asBoolean()).isTrue();
    assertThat(told.path("hasLocalSnapshot").asBoolean()).isFalse();
    assertThat(told.path("localBackupInfo").has("dataLock")).isFalse();
  }

  @Test
  void failedRun_tellsEachAttempt() {
    ObjectState failed = new ObjectState.Failed(NOW, NOW.plusSeconds(3), "The disk is gone.");
    ObjectRun object =
        host(failed).afterFailed(new FailedAttempt(NOW, NOW.plusSeconds(3), "The disk is gone."));
    Run run = runs.has(with(new RunState.Ended(RunOutcome.FAILED, NOW, "host-7: no."), object));

    JsonNode told = json(EDGE.get(RUNS + "/" + run.id() + "?includeObjectDetails=true"));

    assertThat(told.at("/localBackupInfo/messages/0").asString()).isEqualTo("host-7: no.");
    assertThat(told.at("/localBackupInfo/failedObjectsCount").asLong()).isEqualTo(1);
    assertThat(told.at("/objects/0/localSnapshotInfo/failedAttempts/0").toString())
        .isEqualTo(
            "{\"startTimeUsecs\":1795255200500000,\"endTimeUsecs\":1795255203500000,"
                + "\"status\":\"Failed\",\"message\":\"The disk is gone.\"}");
  }

  @Test
  void states_haveTheirWords() {
    ObjectState waiting = new ObjectState.Waiting();
    ObjectState going = new ObjectState.InProgress(NOW);
    ObjectState again = new ObjectState.WaitingForNextAttempt(NOW);

    assertThat(words(new RunState.Accepted(), waiting))
        .isEqualTo("Accepted kWaitingForOlderBackupRun");
    assertThat(words(new RunState.Running(), waiting)).isEqualTo("Running kInProgress");
    assertThat(words(new RunState.Running(), going)).isEqualTo("Running kInProgress");
    assertThat(words(new RunState.Running(), again)).isEqualTo("Running kWaitingForNextAttempt");
    assertThat(words(new RunState.Pausing(PauseCause.ASKED), going))
        .isEqualTo("Running kCurrentAttemptPausing");
    assertThat(words(new RunState.Paused(PauseCause.ASKED), again))
        .isEqualTo("Paused kCurrentAttemptPaused");
    assertThat(words(new RunState.Resuming(), waiting))
        .isEqualTo("Running kCurrentAttemptResuming");
    assertThat(words(new RunState.Canceling(CancelCause.ASKED), going))
        .isEqualTo("Canceling kInProgress");
    assertThat(
            words(
                new RunState.Ended(RunOutcome.CANCELED, NOW, ""),
                new ObjectState.Canceled(NOW, "It was cancelled.")))
        .isEqualTo("Canceled kFailed");
    assertThat(words(new RunState.Ended(RunOutcome.SUCCEEDED, NOW, ""), stored()))
        .isEqualTo("Succeeded kSuccessful");
  }

  private String words(RunState state, ObjectState object) {
    Run run = runs.has(with(state, host(object)));
    JsonNode told = json(EDGE.get(RUNS + "/" + run.id() + "?includeObjectDetails=true"));
    groups.runs.forget();
    return told.at("/localBackupInfo/status").asString()
        + " "
        + told.at("/objects/0/localSnapshotInfo/snapshotInfo/status").asString();
  }

  @Test
  void missedRun_hasNoTasks() {
    Run run = runs.has(with(new RunState.Ended(RunOutcome.MISSED, NOW, "2 runs did not.")));

    String told = EDGE.get(RUNS + "/" + run.id()).body();

    assertThat(told).contains("\"status\":\"Missed\"", "2 runs did not.");
    assertThat(told).doesNotContain("localTaskId").doesNotContain("progressTaskId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/5:6", "/x", "/1:1795255200500000?tenantIds=other"})
  void runThatIsNotThere_isNotFound(String path) {
    runs.has(runs.accepted(GROUP, RunType.REGULAR));

    assertThat(EDGE.get(RUNS + path).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(RUNS + "/1:1795255200500000?tenantIds=default%2F,other").statusCode())
        .isEqualTo(200);
  }

  @Test
  void run_isStarted() {
    HttpResponse<String> reply =
        send(
            "POST",
            RUNS,
            "{'runType': 'kFull', 'objects': [{'id': 7, 'appIds': null, 'physicalParams':"
                + " {'metadataFilePath': '/etc/list'}}],"
                + " 'targetsConfig': {'usePolicyDefaults': true, 'archivals': []}}");

    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(reply.body()).isEqualTo("{\"protectionGroupId\":\"" + PREFIX + "1\"}");
    assertThat(groups.starts)
        .containsExactly(
            new Started(
                GROUP, RunType.FULL, List.of(new Choice(HOST, new SourcePath("/etc/list")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'runType': 'kLog'} | runType can't be kLog",
        "{'runType': 'kStorageArraySnapshot'} | runType can't be",
        "{'runType': 'kOdd'} | runType must be one of kRegular, kFull",
        "{} | runType is missing",
        "{'runType': 'kFull', 'objects': [{'id': 7}, {'id': 7}]} | objects[1].id names object 7",
        "{'runType': 'kFull', 'objects': [{'id': 7, 'appIds': [1]}]} | objects[0].appIds must be",
        "{'runType': 'kFull', 'objects': [{'id': 7, 'physicalParams': {'metadataFilePath': 'a'}}]}"
            + " | objects[0].physicalParams.metadataFilePath is wrong",
        "{'runType': 'kFull', 'targetsConfig': {'archivals': [{}]}} | archivals must be empty",
        "{'runType': 'kFull', 'targetsConfig': {'replications': [{}]}} | replications must be",
        "{'runType': 'kFull', 'targetsConfig': {'cloudReplications': [{}]}} | cloudReplications"
      })
  void startThatCanNotBe_isRefused(String body, String words) {
    HttpResponse<String> reply = send("POST", RUNS, body);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains(words);
    assertThat(groups.starts).isEmpty();
  }

  @Test
  void changes_haveAResultForEachRun() {
    groups.stubborn.add(new RunId(2, 5));

    HttpResponse<String> reply =
        send(
            "PUT",
            RUNS,
            """
            {'updateProtectionGroupRunParams': [
              {'runId': '1:5', 'localSnapshotConfig': {'enableLegalHold': true, 'daysToKeep': -3,
                'dataLock': 'Compliance', 'deleteSnapshot': false}},
              {'runId': '2:5', 'localSnapshotConfig': {'deleteSnapshot': true}},
              {'runId': '3:5', 'archivalSnapshotConfig': {}},
              {'runId': '4:5', 'replicationSnapshotConfig': {},
               'localSnapshotConfig': {'daysToKeep': 1}},
              {'runId': '5:5', 'localSnapshotConfig': {}}]}
            """);

    assertThat(reply.statusCode()).isEqualTo(207);
    assertThat(json(reply).path("successfulRunIds").toString()).isEqualTo("[\"1:5\"]");
    List<String> failed = new ArrayList<>();
    json(reply)
        .path("failedRuns")
        .forEach(
            run ->
                failed.add(
                    run.path("runId").asString() + " " + run.path("errorMessage").asString()));
    assertThat(failed)
        .containsExactly(
            "3:5 archivalSnapshotConfig can't be used: Holdfast makes no copies elsewhere yet.",
            "4:5 replicationSnapshotConfig can't be used: Holdfast makes no copies elsewhere yet.",
            "5:5 localSnapshotConfig says nothing to change.",
            "2:5 Held.");
    assertThat(groups.updates)
        .containsExactly(
            new Update(new RunId(1, 5), false, true, -3, DatalockMode.COMPLIANCE),
            new Update(new RunId(2, 5), true, null, 0, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "PUT |  | {'updateProtectionGroupRunParams': []} | must name at least one run",
        "PUT |  | {'updateProtectionGroupRunParams': [{'runId': '5'}]} | [0].runId must be the id",
        "PUT |  | {'updateProtectionGroupRunParams': [{'runId': '1:5', 'localSnapshotConfig':"
            + " {'daysToKeep': 36501}}]} | daysToKeep must be less",
        "PUT |  | {'updateProtectionGroupRunParams': [{'runId': '1:5', 'localSnapshotConfig':"
            + " {'dataLock': 'Hard'}}]} | dataLock must be one of",
        "POST | /actions | {'action': 'Stop'} | action must be one of Pause",
        "POST | /actions | {'action': 'Pause'} | pauseParams must name at least one run",
        "POST | /actions | {'action': 'Resume', 'resumeParams': []} | resumeParams must name",
        "POST | /actions | {'action': 'Cancel', 'pauseParams': [{'runId': '1:5'}]} | cancelParams",
        "POST | /actions | {'action': 'Pause', 'pauseParams': [{'runId': 'x'}]} | [0].runId must"
      })
  void changeThatMakesNoSense_isRefused(String method, String path, String body, String words) {
    HttpResponse<String> reply = send(method, RUNS + (path == null ? "" : path), body);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"Pause, pauseParams", "Resume, resumeParams"})
  void action_hasAResultForEachRun(String action, String field) {
    groups.stubborn.add(new RunId(2, 5));

    HttpResponse<String> reply =
        send(
            "POST",
            RUNS + "/actions",
            "{'action': '%s', '%s': [{'runId': '1:5'}, {'runId': '2:5'}]}"
                .formatted(action, field));

    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(reply.body())
        .isEqualTo(
            "{\"action\":\"%s\",\"%s\":[{\"runId\":\"1:5\"},{\"runId\":\"2:5\",\"error\":\"It can't be.\"}]}"
                .formatted(action, field));
  }

  @Test
  void cancel_namesTheRun_itsTaskOrObjects() {
    HttpResponse<String> reply =
        send(
            "POST",
            RUNS + "/actions",
            "{'action': 'Cancel', 'cancelParams': [{'runId': '1:5', 'localTaskId': null},"
                + " {'runId': '2:5', 'localTaskId': 'PREFIX2', 'objectIds': [7]},"
                + " {'runId': '3:5', 'objectIds': [7]}]}");

    assertThat(reply.statusCode()).isEqualTo(202);
    assertThat(reply.body())
        .isEqualTo(
            "{\"action\":\"Cancel\",\"cancelParams\":[{\"runId\":\"1:5\"},{\"runId\":\"2:5\"},"
                + "{\"runId\":\"3:5\"}]}");
    assertThat(groups.cancellations)
        .containsExactly(
            new Cancellation(new RunId(1, 5), Set.of()),
            new Cancellation(new RunId(2, 5), Set.of()),
            new Cancellation(new RunId(3, 5), Set.of(HOST)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'localTaskId': 'PREFIX2'",
        "'replicationTaskId': ['1:2:3']",
        "'archivalTaskId': ['1:2:3']",
        "'cloudSpinTaskId': ['1:2:3']"
      })
  void cancelOfATaskThatIsNotThere_doesNothing(String task) {
    HttpResponse<String> reply =
        send(
            "POST",
            RUNS + "/actions",
            "{'action': 'Cancel', 'cancelParams': [{'runId': '9:5'}, {'runId': '1:5', "
                + task
                + "}]}");

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(groups.cancellations).isEmpty();
  }

  private Run ended(RunOutcome outcome, ObjectState object) {
    return with(new RunState.Ended(outcome, NOW.plusSeconds(30), ""), host(object));
  }

  private Run with(RunState state, ObjectRun... objects) {
    Run run = runs.accepted(GROUP, RunType.REGULAR);
    return new Run(
        run.id(),
        run.tenant(),
        run.group(),
        run.groupName(),
        run.type(),
        run.cause(),
        run.retentions(),
        state,
        List.of(objects),
        NOW.plusSeconds(5),
        null,
        null,
        null);
  }

  private static ObjectRun host(ObjectState state) {
    return new ObjectRun(HOST, "host-7", null, state, List.of(), false);
  }

  private static ObjectState stored(String... warnings) {
    return new ObjectState.Stored(
        NOW.plusSeconds(10), NOW.plusSeconds(30), STATS, List.of(warnings));
  }

  private static KeptSnapshot kept(Run run, SnapshotFate fate, boolean isHeld) {
    return new KeptSnapshot(
        new SnapshotId("a".repeat(64)),
        TenantId.DEFAULT,
        GROUP,
        run.id(),
        HOST,
        SnapshotContent.FILES,
        NOW.plusSeconds(29),
        NOW.plus(Duration.ofDays(14)),
        new SnapshotLock.Until(DatalockMode.COMPLIANCE, NOW.plus(Duration.ofDays(3))),
        isHeld,
        fate);
  }

  private static HttpResponse<String> send(String method, String path, String json) {
    return EDGE.send(
        method,
        path,
        BodyPublishers.ofString(json.replace('\'', '"').replace("PREFIX", PREFIX)),
        "Content-Type",
        "application/json");
  }

  private static JsonNode json(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isIn(200, 207);
    return JSON.readTree(reply.body());
  }

  private static String quoted(String json, Run run) {
    return json.replace('\'', '"')
        .replace("RUN", run.id().toString())
        .replace("PREFIX", PREFIX)
        .replace("SNAPSHOT", new SnapshotName(run.id(), HOST).id());
  }
}

package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeRuns;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.in.protection.ReadRuns.Attempt;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ObjectRun;
import dev.holdfast.domain.protection.ObjectState;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.RunOutcome;
import dev.holdfast.domain.protection.RunState;
import dev.holdfast.domain.protection.SnapshotStats;
import dev.holdfast.domain.source.ObjectId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far runs have come, on the newer path and on the older one. */
final class ProgressRoutesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MONITORS = "/irisservices/api/v1/progressMonitors";
  private static final Instant NOW = TestEdge.START;
  private static final SnapshotStats STATS = new SnapshotStats(10, 4, 1_000, 400, 99);
  private static final String GROUP =
      """
      {"name": "files", "policyId": "%s:3", "environment": "kPhysical", "physicalParams":
       {"protectionType": "kFile", "fileProtectionTypeParams": {"objects":
        [{"id": 7, "filePaths": [{"includedPath": "/srv"}]}]}}}
      """
          .formatted(TestEdge.IDS.server());

  // One edge serves all tests of the class; each begins with one group and one run.
  private static final TestEdge EDGE = TestEdge.start();

  private final FakeRuns runs = EDGE.useCases.groups.runs;
  private Run run = runs.accepted(new GroupId(1), RunType.REGULAR, NOW.minusSeconds(60));

  /** A run of which host 7 is stored and host 8 is under way, 20 seconds after it began. */
  @BeforeEach
  void begin() {
    EDGE.useCases.groups.forget();
    EDGE.send(
        "POST",
        "/v2/data-protect/protection-groups",
        BodyPublishers.ofString(GROUP),
        "Content-Type",
        "application/json");
    ObjectState stored =
        new ObjectState.Stored(
            NOW.minusSeconds(50), NOW.minusSeconds(30), STATS, List.of("No right to read /x."));
    ObjectRun going =
        host(8, new ObjectState.InProgress(NOW.minusSeconds(20)))
            .afterFailed(new FailedAttempt(NOW.minusSeconds(28), NOW.minusSeconds(25), "Gone."));
    run = runs.has(run(new RunState.Running(), host(7, stored), going));
    runs.attempts.put(new ObjectId(8), new Attempt(5, 250, 200, 1_000L));
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void runUnderWay_hasTheFiguresOfItsAttempts() {
    JsonNode told = progress("?includeFinishedTasks=True").path("localRun");

    assertThat(told.path("status").asString()).isEqualTo("Active");
    assertThat(told.path("percentageCompleted").asDouble()).isEqualTo((100 + 25) / 2.0);
    assertThat(told.path("expectedRemainingTimeUsecs").asLong()).isEqualTo(60_000_000);
    assertThat(told.path("startTimeUsecs").asLong()).isEqualTo(1_795_255_145_500_000L);
    assertThat(told.has("events")).isFalse();
    assertThat(told.at("/objects/0/status").asString()).isEqualTo("Finished");
    assertThat(told.at("/objects/0/stats").toString())
        .isEqualTo("{\"backupFileCount\":10,\"fileWalkDone\":true,\"totalFileCount\":10}");
    assertThat(told.at("/objects/1").toString())
        .isEqualTo(
            "{\"id\":8,\"name\":\"host-8\",\"sourceId\":8,\"sourceName\":\"host-8\","
                + "\"environment\":\"kPhysical\",\"expectedRemainingTimeUsecs\":60000000,"
                + "\"percentageCompleted\":25.0,\"startTimeUsecs\":1795255172500000,"
                + "\"stats\":{\"backupFileCount\":5,\"fileWalkDone\":true},"
                + "\"status\":\"Active\"}");
  }

  @Test
  void finishedTasks_areToldOnDemand() {
    assertThat(ids(progress(""))).isEqualTo("8");
    assertThat(ids(progress("?includeFinishedTasks=true"))).isEqualTo("78");
    runs.has(run(new RunState.Ended(RunOutcome.SUCCEEDED, NOW, ""), run.objects().getFirst()));

    assertThat(progress("").toString()).isEqualTo("{}");
    assertThat(progress("?includeFinishedTasks=true").at("/localRun/status").asString())
        .isEqualTo("Finished");
    assertThat(progress("?includeFinishedTasks=true").at("/localRun/percentageCompleted").asInt())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "objects=7, 7, false",
    "objects=8&objectTaskPaths=runs/RUN/objects/7, 7, false",
    "objectTaskPaths=runs/9:9/objects/7, '', false",
    "runTaskPath=runs/RUN, 78, true",
    "excludeObjectDetails=true, '', true",
    "maxTasksNum=1, 7, true",
    "startTimeUsecs=1795255199500000, 8, true",
    "endTimeUsecs=1795255160500000, 7, true",
    "tenantIds=default&includeTenants=false, 78, true"
  })
  void tasks_areFiltered(String query, String ids, boolean hasRun) {
    JsonNode told =
        progress("?includeFinishedTasks=true&" + query.replace("RUN", run.id().toString()));

    assertThat(ids(told)).isEqualTo(ids);
    assertThat(told.path("localRun").has("status")).isEqualTo(hasRun);
  }

  @Test
  void taskOfAnotherRun_isNone() {
    assertThat(progress("?runTaskPath=runs/9:9").toString()).isEqualTo("{}");
  }

  @Test
  void events_areWhatHappened() {
    JsonNode told = progress("?includeFinishedTasks=true&includeEventLogs=True&maxLogLevel=0");

    assertThat(told.at("/localRun/events").values().stream().map(event -> text(event, "message")))
        .containsExactly("Admin asked for the run.", "A worker began the run.");
    assertThat(
            told.at("/localRun/objects/0/events").values().stream()
                .map(event -> text(event, "message")))
        .containsExactly("An attempt began.", "The snapshot was stored.", "No right to read /x.");
    assertThat(
            told.at("/localRun/objects/1/events").values().stream()
                .map(event -> text(event, "message")))
        .containsExactly("An attempt began.", "The attempt failed: Gone.", "An attempt began.");
    assertThat(progress("?includeEventLogs=true&maxLogLevel=-1").toString())
        .doesNotContain("events");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9:9/progress", "x/progress", "RUN/progress?tenantIds=other"})
  void runThatIsNotThere_isNotFound(String path) {
    assertThat(
            EDGE.get("/v2/data-protect/runs/" + path.replace("RUN", run.id().toString()))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotKnown_isNotInvented() {
    runs.attempts.put(new ObjectId(8), new Attempt(5, 250, 200, null));

    JsonNode told = progress("").path("localRun");

    assertThat(told.at("/objects/0/percentageCompleted").asInt()).isZero();
    assertThat(told.has("expectedRemainingTimeUsecs")).isFalse();
    assertThat(told.at("/objects/0/stats/fileWalkDone").asBoolean()).isFalse();
  }

  @Test
  void monitors_haveAGroupForEachPath() {
    String path = "runs/" + run.id();

    JsonNode told =
        monitors(
            "?includeFinishedTasks=True&taskPathVec=" + path + "," + path + "/objects/7,x", "");

    assertThat(told.path("resultGroupVec")).hasSize(3);
    assertThat(told.at("/resultGroupVec/0/taskVec/0/taskPath").asString()).isEqualTo(path);
    assertThat(told.at("/resultGroupVec/0/taskVec/0/subTaskVec")).hasSize(2);
    assertThat(told.at("/resultGroupVec/0/taskVec/0/progress").toString())
        .isEqualTo(
            "{\"expectedEndTimeSecs\":1795255260,\"expectedTimeRemainingSecs\":60,"
                + "\"percentFinished\":62.5,\"startTimeSecs\":1795255145,"
                + "\"status\":{\"type\":0}}");
    assertThat(told.at("/resultGroupVec/1/taskVec/0/taskPath").asString())
        .isEqualTo(path + "/objects/7");
    assertThat(told.at("/resultGroupVec/2/taskVec")).isEmpty();
  }

  @Test
  void beginningOfAPath_standsForTheNewestRuns() {
    assertThat(monitors("?taskPathVec=runs/", "").at("/resultGroupVec/0/taskVec")).hasSize(1);
    assertThat(monitors("?taskPathVec=run&maxTasks=1&excludeSubTasks=True", "").toString())
        .contains("taskPath")
        .doesNotContain("subTaskVec");
  }

  @Test
  void body_saysTheSame_andTheQueryCountsMore() {
    String body =
        "{\"taskPathVec\":[\"runs/%s\"],\"includeFinishedTasks\":true,\"includeEventLogs\":true}"
            .formatted(run.id());

    JsonNode both = monitors("?includeFinishedTasks=False", body);

    assertThat(monitors("", body).at("/resultGroupVec/0/taskVec/0/subTaskVec")).hasSize(2);
    assertThat(monitors("", body).at("/resultGroupVec/0/taskVec/0/progress/eventVec")).hasSize(2);
    assertThat(both.at("/resultGroupVec/0/taskVec/0/subTaskVec")).hasSize(1);
    assertThat(monitors("", "{}").toString()).isEqualTo("{\"resultGroupVec\":[]}");
    assertThat(monitors("?taskPathVec=x", body).at("/resultGroupVec/0/taskVec")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, 1, ''",
    "FAILED, 2, 'The run ended: failed. No.'",
    "CANCELED, 3, 'The run ended: canceled. No.'"
  })
  void endOfARun_hasItsNumber(RunOutcome outcome, int type, String error) {
    runs.has(run(new RunState.Ended(outcome, NOW, "No."), run.objects().getFirst()));

    JsonNode told = monitors("?includeFinishedTasks=true&taskPathVec=runs/" + run.id(), "");

    JsonNode status = told.at("/resultGroupVec/0/taskVec/0/progress/status");
    assertThat(status.path("type").asInt()).isEqualTo(type);
    assertThat(status.path("errorMsg").asString("")).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxTasks=0", "startTimeSecs=-1", "includeFinishedTasks=yes"})
  void wrongParameter_isNamed(String query) {
    HttpResponse<String> reply = EDGE.get(MONITORS + "?" + query);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("The parameter " + query.replaceAll("=.*", ""));
  }

  private JsonNode progress(String query) {
    HttpResponse<String> reply =
        EDGE.get("/v2/data-protect/runs/" + run.id() + "/progress" + query);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return JSON.readTree(reply.body());
  }

  private static JsonNode monitors(String query, String body) {
    HttpResponse<String> reply =
        EDGE.send(
            "GET",
            MONITORS + query,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json");
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return JSON.readTree(reply.body());
  }

  private static String ids(JsonNode progress) {
    StringBuilder ids = new StringBuilder();
    progress.at("/localRun/objects").forEach(object -> ids.append(object.path("id").asLong()));
    return ids.toString();
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString();
  }

  private Run run(RunState state, ObjectRun... objects) {
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
        NOW.minusSeconds(55),
        null,
        null,
        null);
  }

  private static ObjectRun host(long id, ObjectState state) {
    return new ObjectRun(new ObjectId(id), "host-" + id, null, state, List.of(), false);
  }
}

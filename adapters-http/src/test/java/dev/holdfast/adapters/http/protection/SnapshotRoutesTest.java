package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Recovering;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.protection.KeptSnapshot;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.search.IndexingStatus;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two snapshots of one host, an hour apart. */
final class SnapshotRoutesTest {
  private static final String ROOT = "/v2/data-protect";
  private static final String SERVER = TestEdge.IDS.server();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; none changes what another sees.
  private static final TestEdge EDGE = TestEdge.start();
  private static final Recovering WORLD = EDGE.useCases.recovering;
  private static Run first;
  private static Run second;

  @BeforeAll
  static void store() {
    first = WORLD.stored();
    WORLD.clock.advance(Duration.ofHours(1));
    second = WORLD.stored();
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void snapshots_areListedNewestFirst() {
    JsonNode found = ok(EDGE.get(snapshots(""))).path("snapshots");

    assertThat(found).hasSize(2);
    JsonNode newest = found.get(0);
    assertThat(newest.path("id").asString())
        .isEqualTo(new SnapshotName(second.id(), WORLD.host).id());
    assertThat(newest.path("protectionGroupRunId").asString()).isEqualTo(second.id().toString());
    assertThat(newest.path("protectionGroupId").asString())
        .isEqualTo(SERVER + ":" + WORLD.group.id());
    assertThat(newest.path("protectionGroupName").asString()).isEqualTo("files");
    assertThat(newest.path("objectId").asLong()).isEqualTo(WORLD.host.number());
    assertThat(newest.path("runType").asString()).isEqualTo("kRegular");
    assertThat(newest.path("physicalParams").path("protectionType").asString()).isEqualTo("kFile");
    assertThat(newest.path("onLegalHold").asBoolean(true)).isFalse();
    assertThat(newest.path("hasDataLock").asBoolean(true)).isFalse();
  }

  @Test
  void indexingStatus_isDoneOnceTheFilesAreIndexed() {
    try (TestEdge edge = TestEdge.start()) {
      Recovering world = edge.useCases.recovering;
      world.stored();
      assertThat(indexingStatus(edge)).isEqualTo("InProgress");

      world.application.indexSnapshots().tick();
      world.work();
      assertThat(indexingStatus(edge)).isEqualTo("Done");
    }
  }

  @ParameterizedTest
  @CsvSource({"NOT_WANTED, NoIndex", "FAILED, Error"})
  void snapshotWithoutIndex_saysWhy(IndexingStatus why, String word) {
    try (TestEdge edge = TestEdge.start()) {
      Recovering world = edge.useCases.recovering;
      world.stored();
      KeptSnapshot kept =
          world
              .memory
              .protection()
              .kept()
              .newest(TenantId.DEFAULT, world.group.id(), world.host)
              .orElseThrow();
      world
          .memory
          .fileIndex()
          .pass(
              new FileIndex.Snapshot(
                  kept.tenant(), SnapshotLine.of(kept), kept.id(), Indexing.ALL, 1),
              why);

      assertThat(indexingStatus(edge)).isEqualTo(word);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runTypes=kRegular | 2",
        "runTypes=kFull,kRegular | 2",
        "runTypes=kFull | 0",
        "runTypes=kLog | 0",
        "snapshotActions=RecoverFiles | 2",
        "snapshotActions=RecoverSystem | 0",
        "objectActionKeys=kPhysicalFiles | 2",
        "objectActionKeys=kPhysical | 0",
        "regionIds=eu | 0",
        "protectionGroupIds=SERVER:GROUP | 2",
        "protectionGroupIds=SERVER:999 | 0",
        "protectionGroupIds=1:2:3 | 0",
        "runInstanceIds=FIRST | 1",
        "runStartFromTimeUsecs=START | 1",
        "runStartToTimeUsecs=START | 1",
        "fromTimeUsecs=START | 1",
        "toTimeUsecs=START | 1",
        "fromTimeUsecs=0&toTimeUsecs=253402300799000000 | 2",
      })
  void snapshots_areListedByEveryFilter(String query, int count) {
    String asked =
        query
            .replace("SERVER", SERVER)
            .replace("GROUP", WORLD.group.id().toString())
            .replace("FIRST", Long.toString(first.id().instance()))
            .replace("START", Long.toString(second.id().startMicros()));

    assertThat(ok(EDGE.get(snapshots("?" + asked))).path("snapshots")).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runTypes=Regular",
        "protectionGroupIds=x",
        "fromTimeUsecs=-1",
        "fromTimeUsecs=2&toTimeUsecs=1",
        "runInstanceIds=x"
      })
  void filterThatIsWrong_isRefusedByName(String query) {
    HttpResponse<String> answer = EDGE.get(snapshots("?" + query));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The parameter " + query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "x", "0"})
  void objectThatIsNotThere_isNotFound(String id) {
    assertThat(EDGE.get(ROOT + "/objects/" + id + "/snapshots").statusCode()).isEqualTo(404);
  }

  @Test
  void restorePoints_areOneForEachSnapshotInTheTime() {
    JsonNode found = ok(post("/snapshots/restore-points", points("kPhysical", 0)), 201);

    assertThat(found.path("fullSnapshotInfo")).hasSize(1);
    JsonNode info = found.path("fullSnapshotInfo").get(0).path("restoreInfo");
    assertThat(info.path("runStartTimeUsecs").asLong()).isEqualTo(first.id().startMicros());
    assertThat(info.path("objectInfo").path("id").asLong()).isEqualTo(WORLD.host.number());
    assertThat(
            ok(post("/snapshots/restore-points", points("kSQL", 0)), 201).path("fullSnapshotInfo"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'environment':'kPhysical','startTimeUsecs':1,'endTimeUsecs':2} | protectionGroupIds",
        "{'environment':'kPhysical','startTimeUsecs':1,'endTimeUsecs':2,'protectionGroupIds':[]}"
            + " | protectionGroupIds",
        "{'environment':'kPhysical','startTimeUsecs':1,'endTimeUsecs':2,'protectionGroupIds':['x']}"
            + " | protectionGroupIds[0]",
        "{'environment':'kPhysical','startTimeUsecs':3,'endTimeUsecs':2,"
            + "'protectionGroupIds':['1:2:3']} | startTimeUsecs",
        "{'startTimeUsecs':1,'endTimeUsecs':2,'protectionGroupIds':['1:2:3']} | environment",
      })
  void questionThatIsWrong_isRefusedByName(String body, String field) {
    HttpResponse<String> answer = post("/snapshots/restore-points", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(field);
  }

  @Test
  void metaInfo_isTheEnvironmentOfASnapshotThatIsThere() {
    String path = "/snapshots/" + new SnapshotName(first.id(), WORLD.host).id() + "/meta-info";

    assertThat(ok(post(path, "{\"environment\":\"kPhysical\"}")).path("environment").asString())
        .isEqualTo("kPhysical");
    assertThat(post(path, "{\"environment\":\"kOracle\"}").statusCode()).isEqualTo(400);
    assertThat(post("/snapshots/none/meta-info", "{\"environment\":\"kPhysical\"}").statusCode())
        .isEqualTo(404);
    assertThat(
            post(
                    "/snapshots/"
                        + new SnapshotName(first.id(), new dev.holdfast.domain.source.ObjectId(9))
                            .id()
                        + "/meta-info",
                    "{\"environment\":\"kPhysical\"}")
                .statusCode())
        .isEqualTo(404);
  }

  private static String points(String environment, long from) {
    return """
    {"environment":"%s","protectionGroupIds":["%s:%s","1:2:3"],"startTimeUsecs":%d,
     "endTimeUsecs":%d,"sourceId":%s}"""
        .formatted(
            environment, SERVER, WORLD.group.id(), from, second.id().startMicros(), WORLD.host);
  }

  private static String snapshots(String query) {
    return ROOT + "/objects/" + WORLD.host + "/snapshots" + query;
  }

  private static String indexingStatus(TestEdge edge) {
    String asked = ROOT + "/objects/" + edge.useCases.recovering.host + "/snapshots";
    JsonNode found = ok(edge.get(asked)).path("snapshots");
    assertThat(found).hasSize(1);
    return found.get(0).path("indexingStatus").asString();
  }

  private static HttpResponse<String> post(String path, String body) {
    return EDGE.send(
        "POST", ROOT + path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    return ok(answer, 200);
  }

  private static JsonNode ok(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}

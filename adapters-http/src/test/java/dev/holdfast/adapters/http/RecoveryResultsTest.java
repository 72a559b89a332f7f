package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.protection.SnapshotName;
import dev.holdfast.adapters.http.support.Recovering;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.recovery.RecoveredEntry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host with one snapshot of {@code /srv/a} and {@code /srv/b}, which are there still. */
final class RecoveryResultsTest {
  private static final String PATH = "/holdfast/v1/recoveries/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestEdge edge = TestEdge.start();
  private final Recovering world = edge.useCases.recovering;
  private String snapshot = "";

  @BeforeEach
  void store() {
    snapshot = new SnapshotName(world.stored().id(), world.host).id();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void keptEntries_areTold_withExactCounts() {
    String id = recovery("");
    world.work();

    JsonNode answer = results(id, "");

    assertThat(answer.path("recoveryId").asString()).isEqualTo(id);
    assertThat(answer.path("status").asString()).isEqualTo("SUCCEEDED_WITH_WARNING");
    JsonNode one = answer.path("snapshots").get(0);
    assertThat(one.path("snapshotId").asString()).isEqualTo(snapshot);
    assertThat(one.path("objectId").asLong()).isEqualTo(world.host.number());
    assertThat(one.path("counts").path("kept").asLong()).isEqualTo(2);
    assertThat(one.path("counts").path("failed").asLong(-1)).isZero();
    assertThat(answer.path("resultsMax").asInt()).isEqualTo(10_000);
    assertThat(answer.path("resultsMaxReached").asBoolean(true)).isFalse();
    assertThat(answer.path("results").findValuesAsString("path"))
        .containsExactlyInAnyOrder("/srv/a", "/srv/b");
    assertThat(answer.path("results").findValuesAsString("result")).containsExactly("KEPT", "KEPT");
    assertThat(answer.has("cookie")).isFalse();
  }

  @Test
  void pages_haveEachResultOnce() {
    String id = recovery("");
    world.work();
    List<String> seen = new ArrayList<>();
    String cookie = "";
    int pages = 0;
    do {
      JsonNode page = results(id, "?max=1&cookie=" + cookie);
      seen.addAll(page.path("results").findValuesAsString("path"));
      cookie = page.path("cookie").asString("");
      pages++;
    } while (!cookie.isEmpty());

    assertThat(seen).containsExactlyInAnyOrder("/srv/a", "/srv/b");
    assertThat(pages).isEqualTo(2);
  }

  @Test
  void whatCameBackAsAskedFor_isCountedAndNotListed() {
    String id = recovery(",\"alternateRestoreDirectory\":\"/back\"");
    world.work();

    JsonNode answer = results(id, "");

    assertThat(answer.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(answer.path("results").isEmpty()).isTrue();
    assertThat(answer.path("snapshots").get(0).path("counts").path("created").asLong())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void moreEntriesThanAreTold_areCounted_andTheLimitIsSaid() {
    for (int i = 0; i < RecoveredEntry.TOLD_MAX; i++) {
      world.memory.files().put("/srv/more/" + i, "x");
    }
    snapshot = new SnapshotName(world.stored().id(), world.host).id();
    String id = recovery("");
    world.work();

    JsonNode answer = results(id, "?max=1000");

    assertThat(answer.path("resultsMaxReached").asBoolean()).isTrue();
    assertThat(answer.path("snapshots").get(0).path("counts").path("kept").asLong())
        .isEqualTo(RecoveredEntry.TOLD_MAX + 2);
    int told = 0;
    while (answer.has("cookie")) {
      told += answer.path("results").size();
      answer = results(id, "?max=1000&cookie=" + answer.path("cookie").asString());
    }
    assertThat(told + answer.path("results").size()).isEqualTo(RecoveredEntry.TOLD_MAX);
  }

  @Test
  void recoveryThatHasNotBegun_hasNoCounts() {
    JsonNode answer = results(recovery(""), "");

    assertThat(answer.path("status").asString()).isEqualTo("ACCEPTED");
    assertThat(answer.path("snapshots").get(0).has("counts")).isFalse();
    assertThat(answer.path("results").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max=0", "max=1001", "max=x", "cookie=***", "cookie=LTE"})
  void wrongParameter_isNamed(String query) {
    HttpResponse<String> reply = edge.get(PATH + recovery("") + "/results?" + query);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("The parameter " + query.split("=", 2)[0] + " must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVER:999999", "1:2:3", "x"})
  void recoveryThatIsNotThere_isNotFound(String id) {
    String path = PATH + id.replace("SERVER", TestEdge.IDS.server()) + "/results";

    assertThat(edge.get(path).statusCode()).isEqualTo(404);
  }

  private JsonNode results(String id, String query) {
    HttpResponse<String> reply = edge.get(PATH + id + "/results" + query);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return JSON.readTree(reply.body());
  }

  /** A recovery of all that is below {@code /srv}, accepted and not begun. */
  private String recovery(String more) {
    String body =
        """
        {"name": "back", "snapshotEnvironment": "kPhysical", "physicalParams": {
          "objects": [{"snapshotId": "%s"}], "recoveryAction": "RecoverFiles",
          "recoverFileAndFolderParams": {"filesAndFolders": [{"absolutePath": "/srv"}],
            "targetEnvironment": "kPhysical",
            "physicalTargetParams": {"recoverTarget": {"id": %s}, "continueOnError": true%s}}}}"""
            .formatted(snapshot, world.host, more);
    HttpResponse<String> created =
        edge.send(
            "POST",
            "/v2/data-protect/recoveries",
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return JSON.readTree(created.body()).path("id").asString();
  }
}

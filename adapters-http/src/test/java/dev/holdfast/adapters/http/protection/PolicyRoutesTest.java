package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicyUse;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers are given from 101 on. */
final class PolicyRoutesTest {
  private static final String PATH = "/v2/data-protect/policies";
  private static final String SERVER = TestEdge.IDS.server();
  private static final String NIGHTLY =
      """
      {"name": "nightly", "description": null, "dataLock": null,
       "backupPolicy": {"regular": {
         "incremental": {"schedule": {"unit": "Days", "daySchedule": {"frequency": 1},
                                      "hourSchedule": null}},
         "retention": {"unit": "Days", "duration": 14, "dataLockConfig": null}}}}""";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; each begins with nothing.
  private static final TestEdge EDGE = TestEdge.start();

  @BeforeEach
  void forget() {
    EDGE.useCases.protection.forget();
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void policy_isMadeAndRead() {
    HttpResponse<String> made = send("POST", PATH, NIGHTLY);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(body(made).path("id").asString()).isEqualTo(SERVER + ":101");
    assertThat(EDGE.get(one(101)).body()).isEqualTo(made.body());
    assertThat(EDGE.get(one(101).replace(":", "%3A")).body()).isEqualTo(made.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | nightly weekly",
        "?ids= | nightly weekly",
        "?ids=SERVER:102 | weekly",
        "?ids=SERVER%3A102%2CSERVER%3A101 | nightly weekly",
        "?ids=1:2:101 | ''",
        "?policyNames=weekly,other | weekly",
        "?policyNames=Weekly | ''",
        "?types=Internal | ''",
        "?types=Internal,Regular | nightly weekly",
        "?excludeLinkedPolicies=True&includeReplicatedPolicies=False | nightly weekly",
        "?vaultIds=1 | ''",
        "?somethingElse=x | nightly weekly"
      })
  void policies_areFiltered(String query, String names) {
    send("POST", PATH, NIGHTLY);
    send("POST", PATH, NIGHTLY.replace("nightly", "weekly"));

    HttpResponse<String> listed = EDGE.get(PATH + query.replace("SERVER", SERVER));

    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(body(listed).path("policies").values())
        .extracting(policy -> policy.path("name").asString())
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ids=nightly",
        "ids=1",
        "types=Other",
        "vaultIds=x",
        "includeStats=1",
        "excludeLinkedPolicies=yes",
        "includeReplicatedPolicies=0"
      })
  void filterThatCanNotBeRead_isRefusedByName(String query) {
    HttpResponse<String> refused = EDGE.get(PATH + "?" + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asString())
        .contains("The parameter " + query.substring(0, query.indexOf('=')));
  }

  @Test
  void use_isToldWhereItIsAskedFor() {
    send("POST", PATH, NIGHTLY);
    send("POST", PATH, NIGHTLY.replace("nightly", "weekly"));
    EDGE.useCases.protection.policies.use(new PolicyId(101), new PolicyUse(3, 2));

    JsonNode policies = body(EDGE.get(PATH + "?includeStats=True")).path("policies");

    assertThat(policies.at("/0/numProtectionGroups").asLong()).isEqualTo(3);
    assertThat(policies.at("/0/numProtectedObjects").asLong()).isEqualTo(2);
    assertThat(policies.at("/1/numProtectionGroups").asLong(-1)).isZero();
    assertThat(EDGE.get(PATH).body()).doesNotContain("numProtect");
  }

  @Test
  void policyThatWasRead_replacesItselfOnce() {
    String read = send("POST", PATH, NIGHTLY).body();

    HttpResponse<String> replaced = send("PUT", one(101), read.replace("nightly", "nights"));
    HttpResponse<String> stale = send("PUT", one(101), read);

    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(body(replaced).path("name").asString()).isEqualTo("nights");
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(body(stale).path("errorCode").asString()).isEqualTo("KStatusConflict");
    assertThat(EDGE.get(one(101)).body()).isEqualTo(replaced.body());
  }

  @Test
  void policyWithoutTheTimeOfItsReading_replacesAny() {
    send("POST", PATH, NIGHTLY);

    assertThat(send("PUT", one(101), NIGHTLY).statusCode()).isEqualTo(200);
    assertThat(send("PUT", one(101), NIGHTLY).statusCode()).isEqualTo(200);
  }

  @Test
  void nameThatIsTaken_isRefused() {
    send("POST", PATH, NIGHTLY);

    HttpResponse<String> refused = send("POST", PATH, NIGHTLY);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("nightly");
  }

  @Test
  void policy_isDeletedUnlessItIsUsed() {
    send("POST", PATH, NIGHTLY);
    EDGE.useCases.protection.policies.use(new PolicyId(102), new PolicyUse(1, 1));
    send("POST", PATH, NIGHTLY.replace("nightly", "weekly"));

    assertThat(EDGE.delete(one(101)).statusCode()).isEqualTo(204);
    assertThat(EDGE.delete(one(101)).statusCode()).isEqualTo(404);
    HttpResponse<String> refused = EDGE.delete(one(102));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("nightly files");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVER:999", "1:2:101", "101", "nightly", "SERVER:101:1", "%20"})
  void idThatNamesNothing_isNotFound(String id) {
    send("POST", PATH, NIGHTLY);
    String path = PATH + "/" + id.replace("SERVER", SERVER);

    assertThat(EDGE.get(path).statusCode()).isEqualTo(404);
    assertThat(send("PUT", path, NIGHTLY).statusCode()).isEqualTo(404);
    assertThat(EDGE.delete(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | The field name is missing.",
        "{\"name\":\"x\"} | The field backupPolicy is missing.",
        "{\"name\":\"x\",\"backupPolicy\":{\"regular\":{}}} | backupPolicy.regular.retention",
        "[] | The body must be a JSON object."
      })
  void policyThatIsWrong_isRefusedByField(String json, String words) {
    HttpResponse<String> refused = send("POST", PATH, json);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asString()).contains(words);
  }

  @Test
  void everyFieldThatIsWrong_isNamed() {
    HttpResponse<String> refused =
        send(
            "POST",
            PATH,
            """
            {"name": "x", "retryOptions": {"retries": -1},
             "backupPolicy": {"regular": {"retention": {"unit": "Days", "duration": 0}}}}""");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asString())
        .contains("retryOptions.retries must", "backupPolicy.regular.retention.duration must");
  }

  private static String one(int number) {
    return PATH + "/" + SERVER + ":" + number;
  }

  private HttpResponse<String> send(String method, String path, String json) {
    return EDGE.send(
        method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private static JsonNode body(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }
}

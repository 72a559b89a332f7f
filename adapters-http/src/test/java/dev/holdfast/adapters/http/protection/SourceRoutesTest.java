package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.source.ObjectId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first registration has the number 101, its host 102. */
final class SourceRoutesTest {
  private static final String SOURCES = "/v2/data-protect/sources";
  private static final String PATH = SOURCES + "/registrations";
  private static final String ONE = PATH + "/101";
  private static final String LOCALHOST =
      """
      {"environment": "kPhysical", "name": "the host", "connectionId": null, "connections": [],
       "kubernetesParams": null, "advancedConfigs": [{"key": "a", "value": "b"}],
       "physicalParams": {"endpoint": "localhost", "hostType": "kLinux", "physicalType": "kHost",
                          "applications": ["kSQL"], "forceRegister": true}}""";
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
  void host_isRegisteredAndRead() {
    HttpResponse<String> made = send("POST", PATH, LOCALHOST);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(body(made))
        .isEqualTo(
            JSON.readTree(
                """
                {"id": 101, "sourceId": 102, "environment": "kPhysical", "name": "the host",
                 "sourceInfo": {"id": 102, "name": "localhost", "sourceId": 102,
                   "sourceName": "localhost", "environment": "kPhysical", "objectType": "kHost",
                   "osType": "kLinux"},
                 "advancedConfigs": [{"key": "a", "value": "b"}],
                 "authenticationStatus": "Finished",
                 "registrationTimeMsecs": 1795255200500, "lastRefreshedTimeMsecs": 1795255200500,
                 "physicalParams": {"endpoint": "localhost", "hostType": "kLinux",
                   "physicalType": "kHost", "applications": ["kSQL"]}}"""));
    assertThat(EDGE.get(ONE).body()).isEqualTo(made.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1",
        "?ids= | 1",
        "?ids=101,7 | 1",
        "?ids=102 | 0",
        "?ids=0 | 0",
        "?includeSourceCredentials=False | 1",
        "?includeSourceCredentials=True&encryptionKey=k | 1",
        "?useCachedData=True&includeExternalMetadata=True | 1",
        "?ignoreTenantMigrationInProgressCheck=True&other=x | 1"
      })
  void registrations_areFiltered(String query, int count) {
    send("POST", PATH, LOCALHOST);

    HttpResponse<String> listed = EDGE.get(PATH + query);

    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(body(listed).path("registrations").size()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "ids=x, ids",
    "includeSourceCredentials=true, encryptionKey",
    "includeSourceCredentials=1, includeSourceCredentials",
    "useCachedData=x, useCachedData",
    "includeExternalMetadata=x, includeExternalMetadata",
    "ignoreTenantMigrationInProgressCheck=x, ignoreTenantMigrationInProgressCheck"
  })
  void filterThatCanNotBeObeyed_isRefusedByName(String query, String parameter) {
    HttpResponse<String> refused = EDGE.get(PATH + "?" + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asString()).contains("parameter " + parameter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kPhysical | kSQL | environment can't be kSQL",
        "kPhysical | kKubernetes | environment can't be kKubernetes",
        "kPhysical | kVMware | environment must be kPhysical",
        "\"environment\" | \"other\" | The field environment is missing.",
        "\"physicalParams\" | \"other\" | physicalParams is missing",
        "\"endpoint\" | \"other\" | The field physicalParams.endpoint is missing.",
        "kLinux | kWindows | physicalParams.hostType can only be kLinux",
        "kHost | kGroup | physicalParams.physicalType can only be kHost",
        "kSQL | kExchange | applications",
        "\"localhost\" | \"db.example.com\" | Nothing can reach \"db.example.com\"",
        "\"connectionId\": null | \"connectionId\": 5 | The field connectionId can't be used",
        "\"connections\": [] | \"connections\": [{}] | The field connections can't be used",
        "\"connectionId\" | \"dataSourceConnectionId\": \"7\", \"x\" | dataSourceConnectionId",
        "\"connectionId\" | \"connectorGroupId\": 7, \"x\" | connectorGroupId can't be used",
        "\"key\": \"a\" | \"key\": null | key is missing"
      })
  void whatIsNotServed_isRefusedInWords(String was, String is, String words) {
    HttpResponse<String> refused = send("POST", PATH, LOCALHOST.replace(was, is));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asString()).contains(words);
  }

  @Test
  void hostThatIsRegistered_isNotRegisteredAgain() {
    send("POST", PATH, LOCALHOST);

    HttpResponse<String> refused = send("POST", PATH, LOCALHOST.replace("localhost", "127.0.0.1"));

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("101");
  }

  @Test
  void registrationThatWasRead_isSentBackWithAChange() {
    String read = send("POST", PATH, LOCALHOST).body();

    HttpResponse<String> changed =
        send("PUT", ONE, read.replace("the host", "mine").replace("\"localhost\"", "\"::1\""));

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(body(changed).path("name").asString()).isEqualTo("mine");
    assertThat(body(changed).at("/sourceInfo/name").asString()).isEqualTo("::1");
    assertThat(body(changed).path("sourceId").asLong()).isEqualTo(102);
    assertThat(EDGE.get(ONE).body()).isEqualTo(changed.body());
  }

  @Test
  void patch_confirmsTheEnvironmentAndNothingElse() {
    String read = send("POST", PATH, LOCALHOST).body();

    HttpResponse<String> same = send("PATCH", ONE, "{\"environment\": \"kPhysical\"}");

    assertThat(same.statusCode()).isEqualTo(200);
    assertThat(same.body()).isEqualTo(read);
    assertThat(send("PATCH", ONE, "{\"environment\": \"kCassandra\"}").statusCode()).isEqualTo(400);
    assertThat(send("PATCH", ONE, "{}").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{\"azureParams\": null}"})
  void registration_isDeletedWhateverTheBody(String json) {
    send("POST", PATH, LOCALHOST);

    assertThat(send("DELETE", ONE, json).statusCode()).isEqualTo(204);
    assertThat(send("DELETE", ONE, json).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(PATH).statusCode()).isEqualTo(200);
  }

  @Test
  void registrationInUse_isNotDeleted() {
    send("POST", PATH, LOCALHOST);
    EDGE.useCases.protection.registrations.use(new ObjectId(102));

    HttpResponse<String> refused = EDGE.delete(ONE);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("nightly files");
  }

  @Test
  void refresh_readsTheHostAnew() {
    send("POST", PATH, LOCALHOST);
    EDGE.useCases.protection.clock.advance(Duration.ofSeconds(3));

    assertThat(send("POST", SOURCES + "/102/refresh", "").statusCode()).isEqualTo(204);

    JsonNode refreshed = body(EDGE.get(ONE));
    assertThat(refreshed.path("lastRefreshedTimeMsecs").asLong())
        .isEqualTo(refreshed.path("registrationTimeMsecs").asLong() + 3_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "102", "0", "-1", "x", "1.0", "99999999999999999999"})
  void idThatNamesNothing_isNotFound(String id) {
    send("POST", PATH, LOCALHOST);

    assertThat(EDGE.get(PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(send("PUT", PATH + "/" + id, LOCALHOST).statusCode()).isEqualTo(404);
    assertThat(EDGE.delete(PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(send("PATCH", PATH + "/" + id, "{\"environment\": \"kPhysical\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void refreshOfAnotherSource_isNotFound() {
    send("POST", PATH, LOCALHOST);

    assertThat(send("POST", SOURCES + "/101/refresh", "").statusCode()).isEqualTo(404);
    assertThat(send("POST", SOURCES + "/x/refresh", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String method, String path, String json) {
    return EDGE.send(
        method, path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private static JsonNode body(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }
}

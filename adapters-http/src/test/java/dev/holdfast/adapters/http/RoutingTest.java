package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class RoutingTest {
  private TestEdge edge;

  @BeforeAll
  void start() {
    edge = TestEdge.start();
  }

  @AfterAll
  void stop() {
    edge.close();
  }

  @Test
  void health_isOpen() {
    HttpResponse<String> answer = edge.sendBare("GET", "/health", BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/configuration-hub/backups/uploads/",
        "/v3/configuration-hub/backups/uploads/",
        "/beta/configuration-hub/backups/uploads/",
        "/v2024/configuration-hub/backups/uploads/",
        "/v2025/configuration-hub/backups/uploads/",
        "/v2026/configuration-hub/backups/uploads/",
        "/configuration-hub/v1/backups/uploads/"
      })
  void upload_isFoundUnderEachPrefix(String path) {
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));

    HttpResponse<String> answer = edge.get(path + backup.id());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"jobId\":\"" + backup.id() + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/no-such-thing,                 detailCode",
    "/v2026/sp-config/exports,          detailCode",
    "/configuration-hub/draughts,       detailCode",
    "/holdfast/v1/no-such-thing,        urn:holdfast:problem:http.path.unknown",
    "/no-such-thing,                    urn:holdfast:problem:http.path.unknown",
    "/oauth/no-such-thing,              invalid_request",
    "/identity/no-such-thing,           errorCode"
  })
  void unknownPath_isToldInTheWordsOfItsApi(String path, String words) {
    HttpResponse<String> answer = edge.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "/v3/no-such-thing,                 '{\"error\":\"JWT validation failed: JWT is missing'",
    "/configuration-hub/backups,        '{\"error\":\"JWT validation failed: JWT is missing'",
    "/holdfast/v1/no-such-thing,        urn:holdfast:problem:http.unauthenticated",
    "/no-such-thing,                    urn:holdfast:problem:http.unauthenticated",
    "/oauth/info,                       invalid_token",
    "/identity/no-such-thing,           errorCode"
  })
  void withoutToken_nothingIsTold_inTheWordsOfTheApi(String path, String words) {
    HttpResponse<String> answer = edge.sendBare("GET", path, BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains(words);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /beta/sp-config/config-objects",
    "POST,   /v2026/sp-config/import",
    "GET,    /sp-config/v1/export/some-id/download",
    "GET,    /configuration-hub/drafts",
    "DELETE, /v2024/configuration-hub/object-mappings/some-org/some-id",
    "DELETE, /v2025/configuration-hub/backups/some-id"
  })
  void operationThatIsNotBuilt_isRefusedInWordsThatNoClientRepeats(String method, String path) {
    HttpResponse<String> answer = edge.send(method, path, BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("501 Not Implemented", "does not offer this operation yet");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,   /v3/configuration-hub/backups/uploads,        'GET, POST'",
    "POST,  /configuration-hub/backups,                   GET",
    "PATCH, /configuration-hub/backups/uploads/some-id,   'DELETE, GET'",
    "GET,   /oauth/token,                                 POST",
    "GET,   /identity/token,                              POST",
    "POST,  /health,                                      GET",
    "DELETE,/holdfast/v1/config/backups/some-id/bundle,   GET"
  })
  void unknownMethod_isAnsweredWithThoseAllowed(String method, String path, String allowed) {
    HttpResponse<String> answer = edge.send(method, path, BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-a-uuid",
        "%7Bid%7D",
        "a%2Fb",
        "%5BDefault%5D%20Access%20Request%20Cancelled",
        "%C3%A4",
        "%ff",
        "00000000-0000-4000-8000-000000000000",
        "00000000-0000-4000-8000-00000000000A"
      })
  void oddId_isNotFound(String id) {
    HttpResponse<String> read = edge.get("/v3/configuration-hub/backups/uploads/" + id);
    HttpResponse<String> deleted = edge.delete("/v3/configuration-hub/backups/uploads/" + id);

    assertThat(read.statusCode()).isEqualTo(404);
    assertThat(deleted.statusCode()).isEqualTo(404);
  }

  @Test
  void id_mayBePercentEncoded() {
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));
    String encoded = backup.id().toString().replace("-", "%2D");

    HttpResponse<String> answer = edge.get("/v3/configuration-hub/backups/uploads/" + encoded);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "identity", "holdfast", "protection"})
  void description_isServed(String name) {
    HttpResponse<String> answer = edge.get("/holdfast/v1/openapi/" + name + ".json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{").contains("\"openapi\": \"3.0.3\"");
  }

  @Test
  void otherDescription_isNotFound() {
    HttpResponse<String> answer = edge.get("/holdfast/v1/openapi/..%2Fpackage-info.class");

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}

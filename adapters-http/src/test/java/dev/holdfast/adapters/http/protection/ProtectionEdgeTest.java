package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.adapters.http.support.WireClient;
import dev.holdfast.adapters.http.support.WireClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtectionEdgeTest {
  private static final String NOT_BUILT = "/v2/data-protect/agents/upgrade-tasks";
  private static final String OLDER = "/irisservices/api/v1/progressMonitors";

  private final TestEdge edge = TestEdge.start();
  private final WireClient client = new WireClient(edge.edge().port());

  @AfterEach
  void close() {
    client.close();
    edge.close();
  }

  @ParameterizedTest
  @CsvSource({
    "apiKey, KEY",
    "Authorization, Bearer TOKEN",
    "authorization, bearer TOKEN",
    "session-id, TOKEN"
  })
  void everyCredential_opensBothHalves(String name, String value) {
    String credential = value.replace("KEY", FakeClients.API_KEY).replace("TOKEN", edge.token());

    assertThat(client.get(NOT_BUILT, name, credential).status()).isEqualTo(501);
    assertThat(client.get(OLDER, name, credential).status()).isEqualTo(200);
    assertThat(client.get("/v2" + OLDER, name, credential).status()).isEqualTo(200);
  }

  @Test
  void cookie_opensTheOlderPathsAlone() {
    String cookie = "other=1; session-name=" + edge.token();

    assertThat(client.get(OLDER, "Cookie", cookie).status()).isEqualTo(200);
    assertThat(client.get(NOT_BUILT, "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void withoutCredential_theWordsAreThePublishedOnes() {
    Reply reply = client.get(NOT_BUILT);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusUnauthorized");
    assertThat(reply.text("message")).isEqualTo("Authentication failed: Unauthorized access.");
  }

  @Test
  void unknownApiKey_isNoDeadToken() {
    assertThat(client.get(NOT_BUILT, "apiKey", "wrong").text("message"))
        .isEqualTo("Authentication failed: Unauthorized access.");
  }

  @ParameterizedTest
  @CsvSource({"Authorization, Bearer abc", "session-id, abc"})
  void deadToken_isToldByTheWordsThatClientsWaitFor(String name, String value) {
    Reply reply = client.get(NOT_BUILT, name, value);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusUnauthorized");
    assertThat(reply.text("message")).isEqualTo("The access token is invalid.");
  }

  @Test
  void expiredToken_isDead() {
    edge.clock.advance(Duration.ofDays(400));

    assertThat(client.get(NOT_BUILT, "session-id", edge.token()).text("message"))
        .isEqualTo("The access token is invalid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "default/", ""})
  void ownTenant_passesWithAndWithoutItsSlash(String tenant) {
    assertThat(asked("GET", NOT_BUILT, "X-IBM-Tenant-Id", tenant).status()).isEqualTo(501);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "other/", "default//", "Default", "/"})
  void anotherTenant_isForbidden(String tenant) {
    Reply reply = asked("GET", NOT_BUILT, "X-IBM-Tenant-Id", tenant);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusForbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/data-protect/agents/upgrade-tasks, 501, KStatusNotImplemented",
    "GET, /v2/nothing/here, 404, KStatusNotFound",
    "GET, /v2, 404, KStatusNotFound",
    "PATCH, /v2/data-protect/agents/upgrade-tasks, 405, KStatusMethodNotAllowed"
  })
  void everyRefusal_isJsonWithCodeAndMessage(String method, String path, int status, String code) {
    Reply reply = asked(method, path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("errorCode")).isEqualTo(code);
    assertThat(reply.text("message")).isNotEmpty();
    assertThat(reply.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /irisservices/api/v1/progressMonitors?maxTasks=0, 400",
    "GET, /v2/irisservices/api/v1/nothing, 404",
    "PATCH, /irisservices/api/v1/progressMonitors, 405"
  })
  void olderPaths_refuseWithANumberAndBothMessages(String method, String path, int status) {
    Reply reply = asked(method, path);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("errorCode").isInt()).isTrue();
    assertThat(reply.text("errorMessage")).isNotEmpty().isEqualTo(reply.text("message"));
  }

  @Test
  void acceptHeader_isNeverARefusal() {
    assertThat(asked("GET", NOT_BUILT, "Accept", "image/png").status()).isEqualTo(501);
  }

  private Reply asked(String method, String path, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "apiKey";
    all[1] = FakeClients.API_KEY;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.send(method, path, BodyPublishers.noBody(), all);
  }
}

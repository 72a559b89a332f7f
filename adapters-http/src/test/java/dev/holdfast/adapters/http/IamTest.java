package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.TestEdge;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class IamTest {
  private static final String GRANT = "grant_type=urn:ibm:params:oauth:grant-type:apikey";

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
  void apiKey_getsAToken_asItsClientsReadIt() {
    long expiration =
        TestEdge.START
            .truncatedTo(ChronoUnit.SECONDS)
            .plus(TestEdge.TOKEN_LIFETIME)
            .getEpochSecond();

    HttpResponse<String> answer =
        token(GRANT + "&apikey=" + FakeClients.API_KEY + "&response_type=cloud_iam");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"access_token\":\"ey")
        .contains("\"token_type\":\"Bearer\",\"expires_in\":1800,\"expiration\":" + expiration);
  }

  @Test
  void basicHeaderOfTheClientProgram_isPassedOver() {
    HttpResponse<String> answer =
        edge.sendBare(
            "POST",
            "/identity/token",
            BodyPublishers.ofString(GRANT + "&apikey=" + FakeClients.API_KEY),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Authorization",
            "Basic Yng6Yng=");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "apikey=wrong,                            400, BXNIM0415E",
    "foo=bar,                                 400, BXNIM0109E",
    "apikey=,                                 400, BXNIM0109E"
  })
  void wrongApiKey_isRefusedAsItsClientsExpect(String key, int status, String code) {
    HttpResponse<String> answer = token(GRANT + "&" + key);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .startsWith("{\"errorCode\":\"" + code + "\",\"errorMessage\":\"")
        .contains(
            "\"context\":{\"requestId\":\""
                + answer.headers().firstValue("X-Request-Id").orElse("")
                + "\"}");
  }

  @Test
  void otherGrant_isRefused() {
    HttpResponse<String> refresh = token("grant_type=refresh_token&refresh_token=abc");
    HttpResponse<String> none = token("apikey=" + FakeClients.API_KEY);

    assertThat(refresh.statusCode()).isEqualTo(400);
    assertThat(refresh.body()).contains("BXNIM0106E");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("BXNIM0109E");
  }

  private HttpResponse<String> token(String body) {
    return edge.sendBare(
        "POST",
        "/identity/token",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }
}

package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.People;
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

final class LogInRoutesTest {
  private static final String TOKENS = "/v2/access-tokens";
  private static final String SESSIONS = "/v2/users/sessions";
  private static final String USERS = "/irisservices/api/v1/public/users";
  private static final String GOOD =
      """
      {"username":"alice","password":"%s","domain":"LOCAL","otpCode":null}
      """
          .formatted(People.PASSWORD);

  private final TestEdge edge = TestEdge.start();
  private final WireClient client = new WireClient(edge.edge().port());

  @AfterEach
  void close() {
    client.close();
    edge.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKENS,
        "/irisservices/api/v1/public/accessTokens",
        "/v2/irisservices/api/v1/public/accessTokens"
      })
  void password_givesATokenForADay(String path) {
    Reply reply = client.post(path, GOOD);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("tokenType")).isEqualTo("Bearer");
    assertThat(reply.body().path("privileges").toString()).contains("\"PROTECTION_VIEW\"");
    String token = "Bearer " + reply.text("accessToken");
    edge.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(client.get(USERS, "Authorization", token).status()).isEqualTo(200);
    edge.clock.advance(Duration.ofSeconds(1));
    assertThat(client.get(USERS, "Authorization", token).status()).isEqualTo(401);
  }

  @Test
  void password_givesASession() {
    Reply reply = client.post(SESSIONS, GOOD);

    assertThat(reply.status()).isEqualTo(201);
    String session = reply.text("sessionId");
    assertThat(client.get(USERS, "session-id", session).status()).isEqualTo(200);
  }

  @Test
  void credentialsThatComeAlong_areIgnored() {
    assertThat(client.post(TOKENS, GOOD, "apiKey", "wrong", "Authorization", "Bearer x").status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'username':'alice','password':'wrong'}",
        "{'username':'alice','password':'correct horse','domain':'example.com'}",
        "{'username':null,'password':null,'domain':null}",
        "{}",
        "''"
      })
  void anythingElse_isUnauthorizedInJson(String body) {
    Reply reply = client.post(TOKENS, body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(body.equals("''") ? 400 : 401);
    assertThat(reply.text("message")).isNotEmpty();
    assertThat(reply.text("errorCode")).isNotEmpty();
  }

  @Test
  void noBody_isUnauthorized() {
    assertThat(client.send("POST", TOKENS, BodyPublishers.noBody()).status()).isEqualTo(401);
  }

  @Test
  void guesser_isToldWhenToComeAgain() {
    String wrong = GOOD.replace(People.PASSWORD, "wrong");
    for (int i = 0; i < 5; i++) {
      assertThat(client.post(TOKENS, wrong).status()).isEqualTo(401);
    }

    Reply reply = client.post(SESSIONS, GOOD);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusTooManyRequests");
    assertThat(reply.response().headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void strangersBodies_areShort() {
    String long17KiB = "{\"username\":\"" + "a".repeat(17 * 1024) + "\"}";

    assertThat(client.post(TOKENS, long17KiB).status()).isEqualTo(413);
  }
}

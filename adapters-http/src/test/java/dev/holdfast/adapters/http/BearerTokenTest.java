package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.adapters.http.support.TestTokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class BearerTokenTest {
  private static final Instant NOW = TestEdge.START;

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
  void goodToken_passes_andPassesAgain() {
    String token = TestTokens.good(NOW);

    assertThat(withToken(token).statusCode()).isEqualTo(200);
    assertThat(withToken(token).statusCode()).isEqualTo(200);
  }

  @Test
  void unsignedToken_isRefused() {
    assertRefused(new PlainJWT(TestTokens.claims(NOW).build()).serialize(), "JWT is malformed");
  }

  @Test
  void tokenSignedWithThePublicKeyAsASecret_isRefused() throws JOSEException {
    MACSigner signer = new MACSigner(TestTokens.publicKey().getEncoded());

    assertRefused(
        TestTokens.signed(JWSAlgorithm.HS256, TestTokens.claims(NOW).build(), signer),
        "JWT is not signed as this server signs");
  }

  @Test
  void tokenOfAForeignKey_isRefused() {
    byte[] foreign = TokenKey.generate(new SecureRandom());

    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).build(), foreign), "JWT signature is not valid");
  }

  @Test
  void tokenWithOtherClaimsUnderTheSameSignature_isRefused() {
    String[] good = TestTokens.good(NOW).split("\\.", -1);
    String[] other =
        TestTokens.signed(TestTokens.claims(NOW).claim("tenant_id", "other").build(), TestEdge.KEY)
            .split("\\.", -1);

    assertRefused(good[0] + "." + other[1] + "." + good[2], "JWT signature is not valid");
  }

  @Test
  void tokenOfAnotherIssuer_isRefused() {
    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).issuer("other").build(), TestEdge.KEY),
        "JWT is from another issuer");
  }

  @Test
  void expiredToken_isRefused_fromTheSecondOfItsEndOn() {
    assertRefused(expiring(NOW.minusSeconds(1)), "JWT is expired");
    assertRefused(expiring(NOW.minusMillis(500)), "JWT is expired");
    assertThat(withToken(expiring(NOW.plusSeconds(1))).statusCode()).isEqualTo(200);
  }

  @Test
  void tokenWithoutAnEnd_isRefused() {
    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).expirationTime(null).build(), TestEdge.KEY),
        "JWT is expired");
  }

  @Test
  void tokenThatIsNotValidYet_isRefused() {
    Date soon = Date.from(NOW.plus(Duration.ofMinutes(2)));

    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).notBeforeTime(soon).build(), TestEdge.KEY),
        "JWT is not valid yet");
    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).issueTime(soon).build(), TestEdge.KEY),
        "JWT is not valid yet");
  }

  @Test
  void tokenWithoutItsClaims_isRefused() {
    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).claim("tenant_id", null).build(), TestEdge.KEY),
        "JWT is malformed");
    assertRefused(
        TestTokens.signed(
            TestTokens.claims(NOW).claim("tenant_id", "No Name").build(), TestEdge.KEY),
        "JWT is malformed");
    assertRefused(
        TestTokens.signed(TestTokens.claims(NOW).claim("scope", 7).build(), TestEdge.KEY),
        "JWT is malformed");
  }

  @Test
  void whatIsNoToken_isRefused() {
    assertRefused("abc", "JWT is malformed");
    assertRefused("a.b.c", "JWT is malformed");
  }

  @Test
  void otherScheme_isRefused() {
    HttpResponse<String> answer =
        edge.sendBare(
            "GET",
            "/v3/configuration-hub/backups",
            BodyPublishers.noBody(),
            "Authorization",
            "Basic YTpi");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("JWT is missing");
  }

  private static String expiring(Instant end) {
    return TestTokens.signed(
        TestTokens.claims(NOW).expirationTime(Date.from(end)).build(), TestEdge.KEY);
  }

  private void assertRefused(String token, String reason) {
    HttpResponse<String> answer = withToken(token);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"error\":\"JWT validation failed: " + reason + "\"}");
  }

  private HttpResponse<String> withToken(String token) {
    return edge.sendBare(
        "GET",
        "/v3/configuration-hub/backups",
        BodyPublishers.noBody(),
        "Authorization",
        "Bearer " + token);
  }
}

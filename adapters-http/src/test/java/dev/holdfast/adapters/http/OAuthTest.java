package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.Form;
import dev.holdfast.adapters.http.support.TestEdge;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class OAuthTest {
  private static final String GRANT = "grant_type=client_credentials";
  private static final String CLIENT =
      "client_id=" + FakeClients.ID + "&client_secret=" + FakeClients.SECRET;
  private static final String URLENCODED = "application/x-www-form-urlencoded";
  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

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
  void parameters_mayAllStandInTheQuery() {
    HttpResponse<String> answer =
        edge.sendBare("POST", "/oauth/token?" + GRANT + "&" + CLIENT, BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void parameters_mayStandInAUrlencodedBody() {
    HttpResponse<String> answer = urlencoded("/oauth/token", GRANT + "&" + CLIENT);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void parameters_mayStandInAMultipartBody() {
    Form form =
        new Form()
            .field("grant_type", "client_credentials")
            .field("client_id", FakeClients.ID)
            .field("client_secret", FakeClients.SECRET);

    HttpResponse<String> answer =
        edge.sendBare("POST", "/oauth/token", form.body(), "Content-Type", form.contentType());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void parameters_mayBeSpreadOverQueryAndBody() {
    HttpResponse<String> answer = urlencoded("/oauth/token?" + GRANT, CLIENT);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void parameter_mayComeTwice_ifItsValuesAgree() {
    HttpResponse<String> same = urlencoded("/oauth/token?" + GRANT, GRANT + "&" + CLIENT);
    HttpResponse<String> other =
        urlencoded("/oauth/token?client_id=somebody-else", GRANT + "&" + CLIENT);

    assertThat(same.statusCode()).isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("\"error\":\"invalid_request\"");
  }

  @Test
  void credentials_mayStandInABasicHeader() {
    HttpResponse<String> answer = basic(FakeClients.ID, FakeClients.SECRET, GRANT);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void grantType_isComparedWithoutCase() {
    HttpResponse<String> answer =
        urlencoded("/oauth/token", "grant_type=CLIENT_CREDENTIALS&" + CLIENT);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void answer_saysWhatTheTokenIs_andIsNotToBeKept() throws ParseException {
    HttpResponse<String> answer = urlencoded("/oauth/token", GRANT + "&" + CLIENT);

    JWTClaimsSet claims = SignedJWT.parse(accessToken(answer)).getJWTClaimsSet();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("\"token_type\":\"bearer\",\"expires_in\":1800")
        .contains("\"scope\":\"sp:config-backup:manage sp:config-backup:read\"")
        .contains("\"tenant_id\":\"default\",\"org\":\"default\",\"user_name\":\"Admin\"")
        .contains("\"jti\":\"" + claims.getJWTID() + "\"");
    assertThat(claims.getIssuer()).isEqualTo("holdfast");
    assertThat(claims.getStringClaim("tenant_id")).isEqualTo("default");
    assertThat(claims.getStringClaim("client_id")).isEqualTo(FakeClients.ID);
    assertThat(claims.getStringClaim("user_name")).isEqualTo("Admin");
    assertThat(claims.getStringListClaim("scope"))
        .isEqualTo(List.of("sp:config-backup:manage", "sp:config-backup:read"));
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(claims.getIssueTime().toInstant().plus(TestEdge.TOKEN_LIFETIME));
  }

  @Test
  void token_opensTheApi() {
    String token = accessToken(urlencoded("/oauth/token", GRANT + "&" + CLIENT));

    HttpResponse<String> answer =
        edge.sendBare(
            "GET",
            "/v3/configuration-hub/backups/uploads",
            BodyPublishers.noBody(),
            "Authorization",
            "bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "sp:config-backup:read,                   sp:config-backup:read",
    "sp:config-backup:read sp:something:else, sp:config-backup:read",
    "sp:scopes:all,                           sp:config-backup:manage sp:config-backup:read",
    "sp:scopes:default,                       sp:config-backup:manage sp:config-backup:read"
  })
  void scopes_areThoseAskedFor_asFarAsTheyAreHeld(String wanted, String given) {
    HttpResponse<String> answer =
        urlencoded("/oauth/token", GRANT + "&" + CLIENT + "&scope=" + wanted.replace(" ", "+"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"scope\":\"" + given + "\"");
  }

  @ParameterizedTest
  @CsvSource({"scope=sp:something:else, invalid_scope", "scope=%22,               invalid_scope"})
  void scopesOfWhichNoneIsHeld_areRefused(String scope, String error) {
    HttpResponse<String> answer = urlencoded("/oauth/token", GRANT + "&" + CLIENT + "&" + scope);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password,           unsupported_grant_type",
    "grant_type=authorization_code, unsupported_grant_type",
    "grant_type=refresh_token,      unsupported_grant_type",
    "grant_type=,                   invalid_request",
    "foo=bar,                       invalid_request",
    "grant_type=%zz,                invalid_request"
  })
  void otherGrant_isRefused(String grant, String error) {
    HttpResponse<String> answer = urlencoded("/oauth/token", grant + "&" + CLIENT);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"error\":\"" + error + "\"", "\"error_description\"");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id=client-1",
    "client_secret=abc",
    "client_id=client-1&client_secret=wrong",
    "client_id=nobody&client_secret=wrong"
  })
  void wrongCredentials_areRefusedAlike(String credentials) {
    HttpResponse<String> answer = urlencoded("/oauth/token", GRANT + "&" + credentials);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @Test
  void wrongBasicCredentials_areRefused_namingTheScheme() {
    HttpResponse<String> wrong = basic(FakeClients.ID, "wrong", GRANT);
    HttpResponse<String> broken =
        edge.sendBare(
            "POST", "/oauth/token?" + GRANT, BodyPublishers.noBody(), "Authorization", "Basic !!!");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"holdfast\"");
    assertThat(broken.statusCode()).isEqualTo(401);
  }

  @Test
  void basicHeaderOfAnotherClient_isRefused() {
    HttpResponse<String> answer =
        basic(FakeClients.ID, FakeClients.SECRET, GRANT + "&client_id=somebody-else");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_request");
  }

  @Test
  void bodyOfAnotherType_isRefused() {
    HttpResponse<String> answer =
        edge.sendBare(
            "POST",
            "/oauth/token",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json");

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void bodyThatNoFormNeeds_isRefused() {
    HttpResponse<String> answer = urlencoded("/oauth/token", "a=" + "b".repeat(20_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void info_tellsWhereTokensAreGiven() {
    HttpResponse<String> answer = edge.get("/oauth/info");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"tenantId\":\"default\",\"tenantName\":\"default\","
                + "\"tokenEndpoint\":\"/oauth/token\"}");
  }

  private HttpResponse<String> urlencoded(String path, String body) {
    return edge.sendBare("POST", path, BodyPublishers.ofString(body), "Content-Type", URLENCODED);
  }

  private HttpResponse<String> basic(String id, String secret, String body) {
    String pair =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return edge.sendBare(
        "POST",
        "/oauth/token",
        BodyPublishers.ofString(body),
        "Content-Type",
        URLENCODED,
        "Authorization",
        "Basic " + pair);
  }

  private static String accessToken(HttpResponse<String> answer) {
    Matcher token = ACCESS_TOKEN.matcher(answer.body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }
}

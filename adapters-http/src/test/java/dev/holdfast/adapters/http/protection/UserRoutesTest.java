package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.People;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.adapters.http.support.WireClient;
import dev.holdfast.adapters.http.support.WireClient.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserRoutesTest {
  private static final String USERS = "/irisservices/api/v1/public/users";

  private final TestEdge edge = TestEdge.start();
  private final WireClient client = new WireClient(edge.edge().port());

  @AfterEach
  void close() {
    client.close();
    edge.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', alice bob",
    "?usernames=, alice bob",
    "?usernames=LI, alice",
    "?usernames=li&partialMatch=False, ''",
    "'?usernames=Alice,bob&partialMatch=false', alice bob",
    "?emailAddresses=x, ''",
    "?domain=local, alice bob",
    "?domain=example.com, ''",
    "?tenantIds=default%2F, alice bob",
    "?tenantIds=other, ''"
  })
  void users_areFiltered(String query, String names) {
    Reply reply = client.get(USERS + query, "apiKey", FakeClients.API_KEY);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().values().stream().map(user -> user.path("username").asString()))
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  @Test
  void user_isShownAsItIsKept() {
    Reply reply = client.get(USERS + "?usernames=alice", "apiKey", FakeClients.API_KEY);

    assertThat(reply.body().get(0).toString())
        .startsWith(
            "{\"sid\":\"id-of-alice\",\"username\":\"alice\",\"domain\":\"LOCAL\","
                + "\"tenantId\":\"default/\",\"authenticationType\":\"kAuthLocal\","
                + "\"isActive\":true,\"privilegeIds\":[\"kProtectionPolicyView\",")
        .contains("kDataSecurity")
        .doesNotContain("password");
  }

  @Test
  void userThatWasRead_canBeSentBackWithAChange() {
    String read =
        client
            .get(USERS + "?usernames=alice", "apiKey", FakeClients.API_KEY)
            .body()
            .get(0)
            .toString();

    Reply reply = put(read.replace("{\"sid\"", "{\"emailAddress\":\"a@b.example\",\"sid\""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("emailAddress")).isEqualTo("a@b.example");
    assertThat(reply.body().path("lastUpdatedTimeMsecs").asLong())
        .isGreaterThan(reply.body().path("createdTimeMsecs").asLong());
  }

  @Test
  void newPassword_isGoodForTheNextLogin() {
    Reply reply =
        put(
            """
            {"sid":"id-of-alice","currentPassword":"%s","password":"battery staple"}
            """
                .formatted(People.PASSWORD));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(logIn("battery staple")).isEqualTo(201);
    assertThat(logIn(People.PASSWORD)).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'emailAddress':'a'} | 400 | The field sid is missing.",
        "{'sid':'nobody'} | 404 | no user with this sid",
        "{'sid':'a/b'} | 404 | no user with this sid",
        "{'sid':'id-of-alice','username':'eve'} | 400 | The field username can't be changed here",
        "{'sid':'id-of-alice','privilegeIds':[]} | 400 | The field privilegeIds can't be changed",
        "{'sid':'id-of-alice','roles':['COHESITY_ADMIN']} | 400 | The field roles can't be",
        "{'sid':'id-of-alice','isActive':false} | 400 | The field isActive can't be changed",
        "{'sid':'id-of-alice','password':'battery staple'} | 400 | needs the field currentPassword",
        "{'sid':'id-of-alice','password':'battery staple','currentPassword':'x'} | 403 | is wrong",
        "{'sid':'id-of-alice','password':'short','currentPassword':'x'} | 400 | 10 to 256"
      })
  void whatCanNotBeChanged_isRefusedInWords(String body, int status, String words) {
    Reply reply = put(body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("errorCode").asInt()).isEqualTo(status);
    assertThat(reply.text("errorMessage")).contains(words.replace('"', '\''));
  }

  private int logIn(String password) {
    return client
        .post("/v2/access-tokens", "{\"username\":\"alice\",\"password\":\"" + password + "\"}")
        .status();
  }

  private Reply put(String json) {
    return client.send(
        "PUT",
        USERS,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "apiKey",
        FakeClients.API_KEY);
  }
}

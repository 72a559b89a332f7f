package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.application.port.in.setup.AdministerTenants.ClientCredentials;
import dev.holdfast.bootstrap.AdministrationUnderTest;
import dev.holdfast.bootstrap.ServerUnderTest;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.tenant.TenantId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may enter is made by the commands beside a running server, and enters over HTTPS. */
final class ProtectionAccessTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String USERS = "/irisservices/api/v1/public/users";

  @TempDir Path folder;

  @Test
  void clientAndUserOfANewTenant_enterOverHttps_alsoAfterARestart() throws Exception {
    Path data = folder.resolve("data");
    String fingerprint;
    String token;
    try (ServerUnderTest server = ServerUnderTest.start(data, new Tls.SelfSigned())) {
      fingerprint = server.fingerprint();
      assertThat(server.address().getScheme()).isEqualTo("https");
      assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
      ClientCredentials client = makeTenantWithClientAndUser(data);

      assertThat(get(server, "apiKey", client.apiKey()).body()).contains("\"alice\"", "acme/");
      HttpResponse<String> login = logIn(server, "a long password");
      assertThat(login.statusCode()).isEqualTo(201);
      token = login.body().replaceFirst(".*\"accessToken\":\"([^\"]*)\".*", "$1");
      assertThat(logIn(server, "another password").statusCode()).isEqualTo(401);
    }

    try (ServerUnderTest server = ServerUnderTest.start(data, new Tls.SelfSigned())) {
      assertThat(server.fingerprint()).isEqualTo(fingerprint);
      assertThat(get(server, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    }
    assertThat(Files.getPosixFilePermissions(data.resolve("tls-self-signed.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static ClientCredentials makeTenantWithClientAndUser(Path data) {
    return AdministrationUnderTest.administer(
        data,
        tenants -> {
          tenants.createTenant(ACME, List.of());
          assertThatThrownBy(() -> tenants.roots(new TenantId("acne")))
              .isInstanceOf(NotFoundException.class)
              .hasMessageContaining("those there are: acme, default");
          tenants.createUser(ACME, new Username("alice"), "a long password", Privilege.ALL);
          return tenants.createClient(ACME, "nightly", Privilege.ALL, Set.of());
        });
  }

  private HttpResponse<String> logIn(ServerUnderTest server, String password) throws Exception {
    String body = "{\"username\":\"alice\",\"password\":\"" + password + "\"}";
    return send(
        HttpRequest.newBuilder(uri(server, "/v2/access-tokens"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> get(ServerUnderTest server, String name, String value)
      throws Exception {
    return send(HttpRequest.newBuilder(uri(server, USERS)).header(name, value).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(Trust.inServerOf(folder.resolve("data"))).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static URI uri(ServerUnderTest server, String path) {
    return URI.create(server.address() + path);
  }
}

package dev.holdfast.testkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.identity.Authenticate;
import dev.holdfast.application.service.identity.AuthenticateService;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.fake.InMemoryClients;
import dev.holdfast.testkit.fake.InMemoryTenants;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticateTest {
  private static final Scope OTHER = new Scope("sp:config:manage");

  @Test
  void rightSecret_givesTheClientWithItsScopes() {
    Authenticate authenticate =
        authenticate(ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ, OTHER));

    assertThat(authenticate.byClientCredentials("client-1", "secret of client-1", Set.of()))
        .contains(ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ, OTHER).principal());
  }

  @ParameterizedTest
  @CsvSource({
    "client-1,wrong",
    "client-1,key of client-1",
    "client-1,''",
    "client-2,secret of client-1",
    "CLIENT-1,secret of client-1",
    "'',''",
    "-,''",
    "client 1,secret of client-1",
    "'client-1 ',secret of client-1"
  })
  void anythingElse_givesNobody(String id, String secret) {
    Authenticate authenticate = authenticate(ClientBuilder.aClient());

    assertThat(authenticate.byClientCredentials(id, secret, Set.of())).isEmpty();
  }

  @Test
  void apiKey_givesTheClientWithItsScopes() {
    Authenticate authenticate = authenticate(ClientBuilder.aClient().holding(OTHER));

    assertThat(authenticate.byApiKey("key of client-1").map(Principal::scopes))
        .contains(Set.of(OTHER));
    assertThat(authenticate.byApiKey("secret of client-1")).isEmpty();
    assertThat(authenticate.byApiKey("")).isEmpty();
  }

  @Test
  void scopesThatAreNotHeld_areLeftOut() {
    Authenticate authenticate =
        authenticate(ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ));

    assertThat(granted(authenticate, Scope.CONFIG_BACKUP_READ, OTHER))
        .containsExactly(Scope.CONFIG_BACKUP_READ);
    assertThat(granted(authenticate, OTHER)).isEmpty();
  }

  @Test
  void whoMayDoEverything_getsWhatWasAskedFor() {
    Authenticate authenticate = authenticate(ClientBuilder.aClient().holding(Scope.ALL));

    assertThat(granted(authenticate, OTHER)).containsExactly(OTHER);
    assertThat(granted(authenticate)).containsExactly(Scope.ALL);
  }

  @Test
  void scopesForAllAndDefault_standForWhatTheClientHolds() {
    Authenticate authenticate = authenticate(ClientBuilder.aClient().holding(OTHER));

    assertThat(granted(authenticate, Scope.ALL)).containsExactly(OTHER);
    assertThat(granted(authenticate, Scope.DEFAULT)).containsExactly(OTHER);
  }

  @Test
  void tokenForEverything_carriesThePrivileges() {
    Authenticate authenticate =
        authenticate(ClientBuilder.aClient().withPrivileges(Privilege.RESTORE_VIEW));

    assertThat(authenticate.byApiKey("key of client-1").map(Principal::privileges))
        .contains(Set.of(Privilege.RESTORE_VIEW));
    assertThat(privileges(authenticate)).containsExactly(Privilege.RESTORE_VIEW);
    assertThat(privileges(authenticate, Scope.ALL)).containsExactly(Privilege.RESTORE_VIEW);
  }

  @Test
  void tokenForNamedScopes_carriesNoPrivilege() {
    Authenticate authenticate = authenticate(ClientBuilder.aClient());

    assertThat(privileges(authenticate, Scope.CONFIG_BACKUP_READ)).isEmpty();
  }

  private static Set<Privilege> privileges(Authenticate authenticate, Scope... requested) {
    return authenticate
        .byClientCredentials("client-1", "secret of client-1", Set.of(requested))
        .orElseThrow()
        .privileges();
  }

  private static Set<Scope> granted(Authenticate authenticate, Scope... requested) {
    return authenticate
        .byClientCredentials("client-1", "secret of client-1", Set.of(requested))
        .orElseThrow()
        .scopes();
  }

  private static Authenticate authenticate(ClientBuilder builder) {
    Client client = builder.build();
    InMemoryTenants tenants = new InMemoryTenants();
    tenants.add(new Tenant(client.tenant(), client.created()), client);
    return new AuthenticateService(new InMemoryClients(tenants));
  }
}

package dev.holdfast.testkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.setup.AddRecoveryPassword;
import dev.holdfast.application.port.in.setup.SetUpServer.AdminCredentials;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryPorts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SetUpServerTest {
  private final InMemoryPorts memory = InMemoryPorts.empty();
  private final HoldfastApplication application =
      new HoldfastApplication(
          memory.with(new FakeClock(Server.START), new SplittableRandom(7)), Limits.DEFAULT);
  private final List<AdminCredentials> kept = new ArrayList<>();

  @Test
  void firstStart_makesATenantAndItsAdministrator() {
    boolean isFirst = application.setUpServer().setUp(kept::add);

    assertThat(isFirst).isTrue();
    AdminCredentials credentials = kept.getFirst();
    assertThat(credentials.tenant()).isEqualTo(TenantId.DEFAULT);
    assertThat(credentials.clientId().value()).matches("[0-9a-f]{32}");
    assertThat(credentials.clientSecret()).matches("[0-9a-f]{64}");
    assertThat(credentials.apiKey()).matches("[A-Za-z0-9_-]{43}");
    assertThat(
            application
                .authenticate()
                .byClientCredentials(
                    credentials.clientId().value(), credentials.clientSecret(), Set.of())
                .map(Principal::scopes))
        .contains(Set.of(Scope.ALL));
    assertThat(application.authenticate().byApiKey(credentials.apiKey())).isPresent();
  }

  @Test
  void secondStart_makesNothing() {
    application.setUpServer().setUp(kept::add);

    boolean isFirst = application.setUpServer().setUp(kept::add);

    assertThat(isFirst).isFalse();
    assertThat(kept).hasSize(1);
    assertThat(memory.tenants().all()).hasSize(1);
  }

  @Test
  void credentialsThatCouldNotBeKept_areNobodys() {
    assertThatThrownBy(
            () ->
                application
                    .setUpServer()
                    .setUp(
                        credentials -> {
                          kept.add(credentials);
                          throw new IllegalStateException("The disk is full");
                        }))
        .hasMessage("The disk is full");

    assertThat(memory.tenants().all()).isEmpty();
    assertThat(application.authenticate().byApiKey(kept.getFirst().apiKey())).isEmpty();
  }

  @Test
  void recoveryPassword_isEasyToCopy_andOpensTheRepository() {
    application.setUpServer().setUp(kept::add);

    String password = application.addRecoveryPassword().add(TenantId.DEFAULT);

    assertThat(password).matches("([abcdefghjkmnpqrstuvwxyz2-9]{5}-){7}[a-km-np-z2-9]{5}");
    assertThat(memory.recoveryPasswords().opens(TenantId.DEFAULT, password)).isTrue();
  }

  @Test
  void recoveryPasswords_areTenAtMost_andAllDifferent() {
    application.setUpServer().setUp(kept::add);
    AddRecoveryPassword addRecoveryPassword = application.addRecoveryPassword();

    Set<String> passwords = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      passwords.add(addRecoveryPassword.add(TenantId.DEFAULT));
    }

    assertThat(passwords).hasSize(10);
    assertThatThrownBy(() -> addRecoveryPassword.add(TenantId.DEFAULT))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContainingAll("\"default\"", "10 recovery passwords");
  }

  @Test
  void tenantThatIsNotThere_getsNoRecoveryPassword() {
    assertThatThrownBy(() -> application.addRecoveryPassword().add(new TenantId("acme")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("\"acme\"");
  }
}

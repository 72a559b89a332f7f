package dev.holdfast.testkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.LogIn.Outcome;
import dev.holdfast.application.service.identity.LogInService;
import dev.holdfast.application.service.identity.PasswordCheck;
import dev.holdfast.application.service.setup.AdministerTenantsService;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryClients;
import dev.holdfast.testkit.fake.InMemoryTenantRoots;
import dev.holdfast.testkit.fake.InMemoryTenants;
import dev.holdfast.testkit.fake.InMemoryUsers;
import dev.holdfast.testkit.fake.QuickPasswordHashes;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator changes of tenants and users that are there. */
final class AdministerTenantsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final Username ALICE = new Username("alice");
  private static final String FORGOTTEN = "correct horse";
  private static final String NEW = "battery staple";

  private final FakeClock clock = new FakeClock(Server.START);
  private final QuickPasswordHashes hashes = new QuickPasswordHashes();
  private final InMemoryTenants tenants = new InMemoryTenants();
  private final InMemoryUsers users = new InMemoryUsers();
  private final AdministerTenantsService administer =
      new AdministerTenantsService(
          tenants,
          new InMemoryTenantRoots(tenants),
          new InMemoryClients(tenants),
          users,
          hashes,
          clock,
          new SplittableRandom(7));
  private final LogIn logIn = new LogInService(users, new PasswordCheck(hashes, clock));

  @BeforeEach
  void makeTenants() {
    administer.createTenant(ACME, List.of(new SourcePath("/srv")));
    administer.createTenant(OTHER, List.of());
    administer.createUser(ACME, ALICE, FORGOTTEN, Privilege.ALL);
  }

  @Test
  void roots_canBeTakenAway() {
    administer.setRoots(ACME, List.of());

    assertThat(administer.roots(ACME)).isEmpty();
  }

  @Test
  void newPassword_logsIn_andTheForgottenOneNoLonger() {
    User before = users.byUsername(ALICE).orElseThrow();
    clock.advance(Duration.ofHours(1));

    administer.setPassword(ACME, ALICE, NEW);

    assertThat(logIn.logIn("alice", NEW, LogIn.DOMAIN))
        .isEqualTo(new Outcome.Known(before.principal()));
    assertThat(logIn.logIn("alice", FORGOTTEN, LogIn.DOMAIN)).isEqualTo(new Outcome.Refused());
    assertThat(users.byUsername(ALICE).orElseThrow().modified()).isEqualTo(clock.instant());
  }

  @Test
  void passwordThatMayNotBeChosen_isRefused() {
    assertThatThrownBy(() -> administer.setPassword(ACME, ALICE, "short"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10 to 256 characters");
    assertThat(logIn.logIn("alice", FORGOTTEN, LogIn.DOMAIN)).isInstanceOf(Outcome.Known.class);
  }

  @Test
  void userOfAnotherTenant_isNotFound() {
    assertThatThrownBy(() -> administer.setPassword(OTHER, ALICE, NEW))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("The tenant \"other\" has no user \"alice\".");
    assertThat(logIn.logIn("alice", FORGOTTEN, LogIn.DOMAIN)).isInstanceOf(Outcome.Known.class);
  }

  @Test
  void userThatIsNot_isNotFound() {
    assertThatThrownBy(() -> administer.setPassword(ACME, new Username("bob"), NEW))
        .isInstanceOf(NotFoundException.class);
  }
}

package dev.holdfast.testkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.identity.LogIn.Outcome;
import dev.holdfast.application.port.in.identity.ManageUsers.Change;
import dev.holdfast.application.port.in.identity.ManageUsers.PasswordChange;
import dev.holdfast.application.service.identity.LogInService;
import dev.holdfast.application.service.identity.ManageUsersService;
import dev.holdfast.application.service.identity.PasswordCheck;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UserBuilder;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryUsers;
import dev.holdfast.testkit.fake.QuickPasswordHashes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins by password, and what users can change. */
final class LogInTest {
  private static final String PASSWORD = "correct horse";

  private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final QuickPasswordHashes hashes = new QuickPasswordHashes();
  private final InMemoryUsers users = new InMemoryUsers();
  private final PasswordCheck check = new PasswordCheck(hashes, clock);
  private final LogInService logIn = new LogInService(users, check);
  private final ManageUsersService manage = new ManageUsersService(users, check, hashes, clock);
  private final User alice =
      UserBuilder.aUser("alice")
          .withPassword(hashes.of(PASSWORD))
          .withPrivileges(Privilege.PROTECTION_VIEW)
          .build();

  @BeforeEach
  void addAlice() {
    users.add(alice);
  }

  @ParameterizedTest
  @CsvSource({"alice,LOCAL", "Alice,local", "ALICE,Local"})
  void rightPassword_givesTheUserWithItsPrivileges(String username, String domain) {
    assertThat(logIn.logIn(username, PASSWORD, domain))
        .isEqualTo(new Outcome.Known(alice.principal()));
  }

  @ParameterizedTest
  @CsvSource({
    "alice,wrong,LOCAL",
    "alice,'',LOCAL",
    "bob,correct horse,LOCAL",
    "'',correct horse,LOCAL",
    "'a b',correct horse,LOCAL",
    "alice,correct horse,example.com",
    "alice,correct horse,''"
  })
  void anythingElse_isRefused(String username, String password, String domain) {
    assertThat(logIn.logIn(username, password, domain)).isEqualTo(new Outcome.Refused());
  }

  @Test
  void unknownUser_costsAHashToo() {
    logIn.logIn("nobody", PASSWORD, "LOCAL");

    assertThat(hashes.checks()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"alice", "nobody"})
  void guesser_hasToWait_andCostsNoHashMeanwhile(String username) {
    failFiveTimes(username);

    assertThat(logIn.logIn(username, PASSWORD, "LOCAL"))
        .isEqualTo(new Outcome.TooOften(Duration.ofSeconds(1)));
    assertThat(hashes.checks()).isEqualTo(5);
  }

  @Test
  void afterTheWait_theRightPasswordIsGood_andFailuresAreForgotten() {
    failFiveTimes("alice");
    clock.advance(Duration.ofSeconds(1));

    assertThat(logIn.logIn("alice", PASSWORD, "LOCAL")).isInstanceOf(Outcome.Known.class);

    failFiveTimes("alice");
  }

  @Test
  void guessesAtOneUser_doNotHoldUpAnother() {
    failFiveTimes("bob");

    assertThat(logIn.logIn("alice", PASSWORD, "LOCAL")).isInstanceOf(Outcome.Known.class);
  }

  @Test
  void newPassword_needsTheCurrentOne() {
    Principal self = alice.principal();

    assertThatThrownBy(() -> changePassword(self, "wrong password", "battery staple"))
        .isInstanceOf(ForbiddenException.class);
    changePassword(self, PASSWORD, "battery staple");

    assertThat(logIn.logIn("alice", "battery staple", "LOCAL")).isInstanceOf(Outcome.Known.class);
    assertThat(logIn.logIn("alice", PASSWORD, "LOCAL")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void guessingByChangesOfThePassword_hasToWaitToo() {
    failFiveTimes("alice");

    assertThatThrownBy(() -> changePassword(alice.principal(), PASSWORD, "battery staple"))
        .hasMessageContaining("too often");
  }

  @Test
  void newPasswordThatIsShort_isRefused() {
    assertThatThrownBy(() -> changePassword(alice.principal(), PASSWORD, "short"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("A password has 10 to 256 characters, and this one has 5.");
  }

  @Test
  void others_areSeenAndChangedByPrivilegeAlone() {
    users.add(UserBuilder.aUser("bob").build());
    Change change = new Change("b@example.org", null, null);
    User bob = users.of(TenantId.DEFAULT).getLast();

    assertThatThrownBy(() -> manage.users(alice.principal()))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> manage.change(alice.principal(), bob.id(), change))
        .isInstanceOf(ForbiddenException.class);

    manage.change(ClientBuilder.aClient().principal(), bob.id(), change);
    assertThat(manage.users(ClientBuilder.aClient().principal()))
        .extracting(User::emailAddress)
        .containsExactly("", "b@example.org");
  }

  @Test
  void userOfAnotherTenant_isNotThere() {
    Principal stranger = ClientBuilder.aClient().of(new TenantId("other")).principal();

    assertThatThrownBy(
            () -> manage.change(stranger, alice.id(), new Change("x@example.org", null, null)))
        .isInstanceOf(NotFoundException.class);
    assertThat(manage.users(stranger)).isEmpty();
  }

  private void changePassword(Principal principal, String current, String wanted) {
    manage.change(
        principal, alice.id(), new Change(null, null, new PasswordChange(current, wanted)));
  }

  private void failFiveTimes(String username) {
    for (int i = 0; i < 5; i++) {
      assertThat(logIn.logIn(username, "wrong", "LOCAL")).isEqualTo(new Outcome.Refused());
    }
  }
}

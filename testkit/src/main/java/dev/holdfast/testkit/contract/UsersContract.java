package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Users;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import dev.holdfast.testkit.build.UserBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Users} must keep. */
public abstract class UsersContract {
  private static final Instant LATER = Instant.parse("2026-05-06T07:08:09.010Z");
  private static final User ALICE = UserBuilder.aUser("alice").of(CLIENT.tenant()).build();

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void addedUser_isFoundAsItWas() {
    Users users = users();

    assertThat(users.add(ALICE)).isTrue();

    assertThat(users.byUsername(ALICE.username())).contains(ALICE);
    assertThat(users.find(ALICE.tenant(), ALICE.id())).contains(ALICE);
  }

  @Test
  void strangers_areNotFound() {
    Users users = users();
    users.add(ALICE);

    assertThat(users.byUsername(new Username("bob"))).isEmpty();
    assertThat(users.find(STRANGER.tenant(), ALICE.id())).isEmpty();
    assertThat(users.of(STRANGER.tenant())).isEmpty();
  }

  @Test
  void usernameThatIsTaken_isTakenInEveryTenant() {
    Users users = users();
    users.add(ALICE);

    User namesake = UserBuilder.aUser("alice").withId("another").of(STRANGER.tenant()).build();

    assertThat(users.add(namesake)).isFalse();
    assertThat(users.byUsername(ALICE.username())).contains(ALICE);
  }

  @Test
  void usersOfATenant_areListedByName() {
    Users users = users();
    users.add(UserBuilder.aUser("carol").of(CLIENT.tenant()).build());
    users.add(ALICE);

    assertThat(users.of(CLIENT.tenant()))
        .extracting(user -> user.username().value())
        .containsExactly("alice", "carol");
  }

  @Test
  void changedUser_isKept() {
    Users users = users();
    users.add(ALICE);
    User changed =
        ALICE.withPassword(new PasswordHash("new"), LATER).withContact("a@b.example", "Her", LATER);

    assertThat(users.replace(ALICE, changed)).isTrue();

    assertThat(users.byUsername(ALICE.username())).contains(changed);
  }

  @Test
  void userThatHasChangedMeanwhile_isNotReplaced() {
    Users users = users();
    users.add(ALICE);
    User first = ALICE.withPassword(new PasswordHash("first"), LATER);
    users.replace(ALICE, first);

    boolean replaced = users.replace(ALICE, ALICE.withContact("late@b.example", "", LATER));

    assertThat(replaced).isFalse();
    assertThat(users.byUsername(ALICE.username())).contains(first);
  }

  private Users users() {
    return emptyCatalogue().withTenants().users();
  }
}

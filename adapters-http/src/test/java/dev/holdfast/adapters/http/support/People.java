package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.application.service.identity.LogInService;
import dev.holdfast.application.service.identity.ManageUsersService;
import dev.holdfast.application.service.identity.PasswordCheck;
import dev.holdfast.domain.identity.User;
import dev.holdfast.testkit.build.UserBuilder;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryUsers;
import dev.holdfast.testkit.fake.QuickPasswordHashes;

/** The users alice and bob of the default tenant, and what they can do. */
public final class People {
  public static final String PASSWORD = "correct horse";

  public final FakeClock clock = new FakeClock(TestEdge.START);

  private final QuickPasswordHashes hashes = new QuickPasswordHashes();
  private final InMemoryUsers users = new InMemoryUsers();
  private final PasswordCheck check = new PasswordCheck(hashes, clock);

  public People() {
    add("alice");
    add("bob");
  }

  private void add(String username) {
    users.add(UserBuilder.aUser(username).withPassword(hashes.of(PASSWORD)).build());
  }

  public User alice() {
    return UserBuilder.aUser("alice").build();
  }

  LogIn logIn() {
    return new LogInService(users, check);
  }

  ManageUsers manageUsers() {
    return new ManageUsersService(users, check, hashes, clock);
  }
}

package dev.holdfast.application.service.identity;

import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.application.port.out.Users;
import dev.holdfast.application.service.identity.PasswordCheck.Verdict;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.PasswordRule;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Shows and changes the users of a tenant. */
public final class ManageUsersService implements ManageUsers {
  private final Users users;
  private final PasswordCheck check;
  private final PasswordHashes hashes;
  private final InstantSource clock;

  public ManageUsersService(
      Users users, PasswordCheck check, PasswordHashes hashes, InstantSource clock) {
    this.users = users;
    this.check = check;
    this.hashes = hashes;
    this.clock = clock;
  }

  @Override
  public List<User> users(Principal principal) {
    principal.require(Privilege.PRINCIPAL_VIEW);
    return users.of(principal.tenant());
  }

  @Override
  public User user(Principal principal, ClientId id) {
    if (!principal.client().equals(id)) {
      principal.require(Privilege.PRINCIPAL_MODIFY);
    }
    return users
        .find(principal.tenant(), id)
        .orElseThrow(
            () -> new NotFoundException("user.missing", "There is no user with this sid."));
  }

  @Override
  public User change(Principal principal, ClientId id, Change change) {
    User user = user(principal, id);
    User changed = changed(user, change);
    if (!changed.equals(user) && !users.replace(user, changed)) {
      throw new StateConflictException(
          "user.changed", "Somebody else has just changed this user; look at it and try again.");
    }
    return changed;
  }

  private User changed(User user, Change change) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String emailAddress = Objects.requireNonNullElse(change.emailAddress(), user.emailAddress());
    String description = Objects.requireNonNullElse(change.description(), user.description());
    boolean sameContact =
        emailAddress.equals(user.emailAddress()) && description.equals(user.description());
    User withContact = sameContact ? user : user.withContact(emailAddress, description, now);
    PasswordChange password = change.password();
    return password == null ? withContact : withPassword(withContact, password, now);
  }

  private User withPassword(User user, PasswordChange password, Instant now) {
    PasswordRule.check(user.username(), password.wanted());
    return switch (check.check(user, password.current())) {
      case Verdict.Right() -> user.withPassword(hashes.of(password.wanted()), now);
      case Verdict.Wrong() ->
          throw new ForbiddenException("password.wrong", "The currentPassword is wrong.");
      case Verdict.TooOften(var wait) ->
          throw new StateConflictException(
              "password.too-often",
              "The password was wrong too often; try again in " + wait.toSeconds() + " s.");
    };
  }
}

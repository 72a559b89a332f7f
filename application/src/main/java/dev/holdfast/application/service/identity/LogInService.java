package dev.holdfast.application.service.identity;

import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.out.Users;
import dev.holdfast.application.service.identity.PasswordCheck.Verdict;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import java.util.Optional;

/** Finds the user and checks the password. */
public final class LogInService implements LogIn {
  private final Users users;
  private final PasswordCheck check;

  public LogInService(Users users, PasswordCheck check) {
    this.users = users;
    this.check = check;
  }

  @Override
  public Outcome logIn(String username, String password, String domain) {
    if (!domain.equalsIgnoreCase(DOMAIN) || !Username.isWellFormed(username)) {
      return new Outcome.Refused();
    }
    Username name = Username.typed(username);
    Optional<User> user = users.byUsername(name);
    Verdict verdict =
        user.map(known -> check.check(known, password))
            .orElseGet(() -> check.checkNobody(name, password));
    return switch (verdict) {
      case Verdict.Right() -> new Outcome.Known(user.orElseThrow().principal());
      case Verdict.Wrong() -> new Outcome.Refused();
      case Verdict.TooOften(var wait) -> new Outcome.TooOften(wait);
    };
  }
}

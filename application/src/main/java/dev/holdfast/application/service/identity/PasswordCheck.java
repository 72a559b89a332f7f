package dev.holdfast.application.service.identity;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.domain.identity.Attempts;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.User;
import dev.holdfast.domain.identity.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares passwords with their hashes, and makes whoever guesses wait. Safe for several threads.
 *
 * <p>Failures are counted by username, whether there is such a user or not, in memory alone: after
 * a restart they count from the beginning.
 */
public final class PasswordCheck {
  /** A megabyte or so. Beyond it the oldest are forgotten, which takes as many failures again. */
  private static final int REMEMBERED_MAX = 10_000;

  private final PasswordHashes hashes;
  private final InstantSource clock;
  private final Map<Username, Attempts> failed = new LinkedHashMap<>();
  private @Nullable PasswordHash ofNobody;

  public PasswordCheck(PasswordHashes hashes, InstantSource clock) {
    this.hashes = hashes;
    this.clock = clock;
  }

  /** What a check finds. */
  sealed interface Verdict {
    record Right() implements Verdict {}

    record Wrong() implements Verdict {}

    record TooOften(Duration retryAfter) implements Verdict {}
  }

  /**
   * Compares.
   *
   * @param user empty where the username is nobody's: that must cost the same
   */
  Verdict check(Username username, Optional<User> user, String password) {
    Duration wait = begin(username);
    if (wait.isPositive()) {
      return new Verdict.TooOften(wait);
    }
    PasswordHash hash = user.map(User::password).orElseGet(this::ofNobody);
    boolean matches = hashes.matches(hash, password) && user.isPresent();
    if (!matches) {
      return new Verdict.Wrong();
    }
    forget(username);
    return new Verdict.Right();
  }

  /** Each attempt counts as failed before it is looked at, so that many at once gain nothing. */
  private synchronized Duration begin(Username username) {
    Instant now = clock.instant();
    Attempts before = failed.getOrDefault(username, Attempts.none(now));
    Duration wait = before.waitAt(now);
    if (wait.isPositive()) {
      return wait;
    }
    failed.remove(username);
    failed.put(username, before.andFailure(now));
    if (failed.size() > REMEMBERED_MAX) {
      failed.remove(failed.keySet().iterator().next());
    }
    return Duration.ZERO;
  }

  private synchronized void forget(Username username) {
    failed.remove(username);
  }

  private synchronized PasswordHash ofNobody() {
    PasswordHash hash = ofNobody == null ? hashes.of("") : ofNobody;
    ofNobody = hash;
    return hash;
  }
}

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

  /** Compares a password with that of a user. */
  Verdict check(User user, String password) {
    Duration wait = begin(user.username());
    if (wait.isPositive()) {
      return new Verdict.TooOften(wait);
    }
    if (!hashes.matches(user.password(), password)) {
      return new Verdict.Wrong();
    }
    forget(user.username());
    return new Verdict.Right();
  }

  /** The same for a username that is nobody's: that must cost as much. */
  Verdict checkNobody(Username username, String password) {
    Duration wait = begin(username);
    if (wait.isPositive()) {
      return new Verdict.TooOften(wait);
    }
    hashes.matches(ofNobody(), password);
    return new Verdict.Wrong();
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

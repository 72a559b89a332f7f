package dev.holdfast.testkit.engine;

import dev.holdfast.engine.crypt.Password;
import dev.holdfast.engine.crypt.ScryptCost;
import dev.holdfast.engine.lock.LockOwner;
import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.repository.EngineEnvironment;
import java.security.SecureRandom;
import java.time.Duration;

/** Surroundings for an engine under test: time by hand, no threads, locks of a made-up owner. */
public final class EngineEnvironments {
  /** Whose locks they are. */
  public static final LockOwner OWNER = new LockOwner("test@holdfast", "tester", 4711);

  /** Nobody is waited for. */
  public static final LockTerms LOCKS = LockTerms.of(OWNER).withPatience(Duration.ZERO);

  /** So cheap that a test may open hundreds of repositories. */
  public static final ScryptCost CHEAP = new ScryptCost(2, 1, 1);

  private EngineEnvironments() {}

  /** An environment whose only time is the given one, and whose work is done by who asks for it. */
  public static EngineEnvironment at(ManualTime time) {
    return new EngineEnvironment(time, new SecureRandom(), time, Runnable::run, LOCKS);
  }

  /** A password, anew each time: who uses it may wipe it. */
  public static Password password() {
    return Password.of("correct horse".toCharArray());
  }
}

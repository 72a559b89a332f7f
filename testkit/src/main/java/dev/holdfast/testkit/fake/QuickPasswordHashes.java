package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.identity.PasswordHash;
import dev.holdfast.domain.identity.SecretHash;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes that cost nothing: for tests alone. Counts how often it was asked. */
public final class QuickPasswordHashes implements PasswordHashes {
  private static final String FORM = "quick:";

  private final AtomicLong salts = new AtomicLong();
  private final AtomicLong checks = new AtomicLong();

  @Override
  public PasswordHash of(String password) {
    long salt = salts.incrementAndGet();
    return new PasswordHash(FORM + salt + ":" + SecretHash.of(salt + password).hex());
  }

  @Override
  public boolean matches(PasswordHash hash, String password) {
    checks.incrementAndGet();
    String[] parts = hash.text().split(":", -1);
    if (!hash.text().startsWith(FORM) || parts.length != 3) {
      throw new DamagedException("password.hash", "This is no hash of a password.");
    }
    return new SecretHash(parts[2]).matches(parts[1] + password);
  }

  /** How many passwords were compared. */
  public long checks() {
    return checks.get();
  }
}

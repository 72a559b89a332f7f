package dev.holdfast.bootstrap.secret;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/**
 * Argon2id (RFC 9106). Safe for several threads.
 *
 * <p>Two hashes run at once, so that logins take 40 MB and two processors at the most; more wait a
 * while for their turn.
 */
public final class Argon2PasswordHashes implements PasswordHashes {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE_MAX = 2;

  /** A client that waits longer has given up; some fifty logins can be before it. */
  private static final long WAIT_MAX_SECONDS = 5;

  private final SecureRandom chance;
  private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);

  public Argon2PasswordHashes(SecureRandom chance) {
    this.chance = chance;
  }

  @Override
  public PasswordHash of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    Argon2Cost cost = Argon2Cost.USUAL;
    return new Argon2Text(cost, salt, hash(cost, salt, password, HASH_BYTES)).write();
  }

  @Override
  public boolean matches(PasswordHash hash, String password) {
    Argon2Text kept = Argon2Text.read(hash);
    byte[] fresh = hash(kept.cost(), kept.salt(), password, kept.hash().length);
    return MessageDigest.isEqual(kept.hash(), fresh);
  }

  private byte[] hash(Argon2Cost cost, byte[] salt, String password, int bytes) {
    awaitTurn();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(cost.with(salt));
      byte[] hash = new byte[bytes];
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      turns.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(WAIT_MAX_SECONDS, TimeUnit.SECONDS)) {
        throw new UnavailableException(
            "login.busy", "Too many logins are under way; try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("login.interrupted", "The server is stopping.", e);
    }
  }
}

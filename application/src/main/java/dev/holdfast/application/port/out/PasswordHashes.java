package dev.holdfast.application.port.out;

import dev.holdfast.domain.identity.PasswordHash;

/**
 * Slow hashes of passwords. Each call takes a noticeable time and memory on purpose, so only a few
 * run at once; a call that would wait too long for its turn throws {@code UnavailableException}.
 */
public interface PasswordHashes {

  /** A hash with a fresh salt. */
  PasswordHash of(String password);

  /**
   * Whether the hash is of this password.
   *
   * @throws dev.holdfast.domain.error.DamagedException if it is no hash of this maker
   */
  boolean matches(PasswordHash hash, String password);
}

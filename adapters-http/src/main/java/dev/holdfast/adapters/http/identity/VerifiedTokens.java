package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.identity.Tokens.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers tokens that were found good, by a hash, so that the memory holds no token.
 *
 * <p>Two generations bound it: when the younger one is full it becomes the older, and what was in
 * the older is forgotten unless it was asked for in the meantime. Safe for several threads at once.
 */
final class VerifiedTokens {
  private final Tokens tokens;
  private final InstantSource clock;
  private final int generationTokensMax;
  private volatile Generations generations =
      new Generations(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

  /**
   * @param generationTokensMax how many tokens each of the two generations holds
   */
  VerifiedTokens(Tokens tokens, InstantSource clock, int generationTokensMax) {
    this.tokens = tokens;
    this.clock = clock;
    this.generationTokensMax = generationTokensMax;
  }

  /** What is known of a token, or else found out; that it has not expired is checked each time. */
  Verdict verify(String text) {
    Hash hash = Hash.of(text);
    Verdict.Good known = generations.find(hash);
    if (known == null) {
      Verdict verdict = tokens.verify(text);
      if (verdict instanceof Verdict.Good good) {
        remember(hash, good);
      }
      return verdict;
    }
    return known.expires().isAfter(clock.instant()) ? known : new Verdict.Bad("JWT is expired");
  }

  private void remember(Hash hash, Verdict.Good good) {
    Generations current = generations;
    if (current.young.size() >= generationTokensMax) {
      current = new Generations(new ConcurrentHashMap<>(), current.young);
      generations = current;
    }
    current.young.put(hash, good);
  }

  int size() {
    Generations current = generations;
    return current.young.size() + current.old.size();
  }

  private record Generations(
      ConcurrentMap<Hash, Verdict.Good> young, ConcurrentMap<Hash, Verdict.Good> old) {

    Verdict.@Nullable Good find(Hash hash) {
      Verdict.Good good = young.get(hash);
      return good == null ? old.get(hash) : good;
    }
  }

  /** A SHA-256, in a form that compares and hashes fast. */
  private record Hash(long a, long b, long c, long d) {
    static Hash of(String text) {
      ByteBuffer digest = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
      return new Hash(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java runtime has SHA-256", e);
      }
    }
  }
}

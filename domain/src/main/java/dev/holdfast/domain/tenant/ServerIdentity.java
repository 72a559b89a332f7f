package dev.holdfast.domain.tenant;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What sets the ids of one server apart from those of all others. It never changes.
 *
 * @param cluster 16 digits
 * @param incarnation 13 digits: the milliseconds since 1970 at which it was made
 */
public record ServerIdentity(long cluster, long incarnation) {
  private static final long CLUSTER_MIN = 1_000_000_000_000_000L;
  private static final long INCARNATION_MIN = 1_000_000_000_000L;

  public ServerIdentity {
    if (cluster < CLUSTER_MIN || cluster >= 10 * CLUSTER_MIN) {
      throw new IllegalArgumentException("A cluster's number has 16 digits, not " + cluster);
    }
    if (incarnation < INCARNATION_MIN || incarnation >= 10 * INCARNATION_MIN) {
      throw new IllegalArgumentException("An incarnation has 13 digits, not " + incarnation);
    }
  }

  /** A new one. */
  public static ServerIdentity of(RandomGenerator chance, Instant now) {
    return new ServerIdentity(chance.nextLong(CLUSTER_MIN, 10 * CLUSTER_MIN), now.toEpochMilli());
  }
}

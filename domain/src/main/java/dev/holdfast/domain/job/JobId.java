package dev.holdfast.domain.job;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of a job: a UUID, lower case with dashes in its text form. */
public record JobId(UUID value) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** A fresh id of version 4, from 122 bits of the given chance. */
  public static JobId random(RandomGenerator chance) {
    long high = (chance.nextLong() & ~0xF000L) | 0x4000L;
    long low = (chance.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
    return new JobId(new UUID(high, low));
  }

  /** The id that the text names; empty if it is not the text form of one. */
  public static Optional<JobId> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new JobId(UUID.fromString(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

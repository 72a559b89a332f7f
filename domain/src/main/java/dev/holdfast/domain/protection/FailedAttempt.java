package dev.holdfast.domain.protection;

import java.time.Instant;

/**
 * A try at one object that made no snapshot.
 *
 * @param message why, for a person
 */
public record FailedAttempt(Instant began, Instant ended, String message) {}

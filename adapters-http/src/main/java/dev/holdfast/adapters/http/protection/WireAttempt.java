package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.domain.protection.FailedAttempt;
import dev.holdfast.domain.protection.RunStatus;

/** A try at an object that made no snapshot, as the contract writes it. */
record WireAttempt(long startTimeUsecs, long endTimeUsecs, String status, String message) {

  static WireAttempt of(FailedAttempt attempt) {
    return new WireAttempt(
        WireMicros.of(attempt.began()),
        WireMicros.of(attempt.ended()),
        Words.of(RunStatus.FAILED),
        attempt.message());
  }
}

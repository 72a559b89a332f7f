package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.RetryOptions;
import org.jspecify.annotations.Nullable;

/** How often what failed is tried again, as the contract writes it. */
record WireRetryOptions(@Nullable Long retries, @Nullable Long retryIntervalMins) {

  static WireRetryOptions of(RetryOptions options) {
    return new WireRetryOptions((long) options.retries(), (long) options.intervalMinutes());
  }

  RetryOptions options() {
    return RetryOptions.of(
        retries == null ? RetryOptions.DEFAULT.retries() : retries,
        retryIntervalMins == null ? RetryOptions.DEFAULT.intervalMinutes() : retryIntervalMins);
  }
}

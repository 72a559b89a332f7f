package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.wire.Contract;

/** The operations of the contract, built or not. */
final class Operations {
  static final Contract ALL =
      Contract.of(
          IrisApi.ROOT,
          "GET /progressMonitors",
          "GET /public/protectionSources",
          "GET /public/protectionSources/registrationInfo",
          "GET /public/users",
          "PUT /public/users");

  private Operations() {}
}

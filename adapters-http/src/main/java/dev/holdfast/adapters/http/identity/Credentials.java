package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.domain.error.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a client proves itself with: an id and a secret. */
record Credentials(String clientId, String secret) {
  private static final String SCHEME = "Basic ";

  /**
   * Those of a Basic header (RFC 6749 section 2.3.1), or else of the parameters.
   *
   * @return empty if there are none, or the header can't be read
   * @throws InvalidInputException if header and parameters name different clients
   */
  static Optional<Credentials> of(Call call, Parameters parameters) {
    String id = parameters.get("client_id").orElse("");
    if (!usesBasic(call)) {
      String secret = parameters.get("client_secret").orElse("");
      boolean sent = !id.isEmpty() && !secret.isEmpty();
      return sent ? Optional.of(new Credentials(id, secret)) : Optional.empty();
    }
    Optional<Credentials> basic = basic(call);
    if (basic.isPresent() && !id.isEmpty() && !id.equals(basic.get().clientId())) {
      throw new InvalidInputException(
          "token.clients", "The Authorization header and client_id name different clients.");
    }
    return basic;
  }

  static boolean usesBasic(Call call) {
    return call.header("Authorization").filter(Credentials::isBasic).isPresent();
  }

  private static boolean isBasic(String line) {
    return line.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static Optional<Credentials> basic(Call call) {
    try {
      String encoded = call.header("Authorization").orElse(SCHEME).substring(SCHEME.length());
      byte[] decoded = Base64.getDecoder().decode(encoded.strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Credentials(
                  URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps the secret to itself. */
  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}

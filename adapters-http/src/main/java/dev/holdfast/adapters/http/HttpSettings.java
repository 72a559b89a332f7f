package dev.holdfast.adapters.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the server listens.
 *
 * @param host a name or an address of this machine
 * @param port 0 takes any that is free
 * @param issuer names the server in its tokens; tokens of another issuer are refused
 * @param tokenLifetime how long a token is good for
 * @param tls what the server speaks TLS with; null speaks plain HTTP
 */
public record HttpSettings(
    String host,
    int port,
    String issuer,
    Duration tokenLifetime,
    HttpLimits limits,
    @Nullable SSLContext tls) {
  public static final String ISSUER_DEFAULT = "holdfast";

  /** Clients ask again when a token ends; a lost one is good for an hour at most. */
  public static final Duration TOKEN_LIFETIME_DEFAULT = Duration.ofHours(1);

  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("A port is 0 to 65535, not " + port);
    }
    if (tokenLifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("A token must be good for a second at least");
    }
  }

  /** These with every default, in plain HTTP. */
  public static HttpSettings of(String host, int port) {
    return new HttpSettings(
        host, port, ISSUER_DEFAULT, TOKEN_LIFETIME_DEFAULT, HttpLimits.DEFAULT, null);
  }
}

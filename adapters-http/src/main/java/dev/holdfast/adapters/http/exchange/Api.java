package dev.holdfast.adapters.http.exchange;

import java.util.List;
import java.util.Optional;

/** One API of the server: where it lives, what it serves, how it words failures. */
public interface Api {

  /**
   * The beginnings of every path that belongs to it, served or not, such as {@code /v3}. They
   * decide whose words an error has, for paths that lead nowhere too.
   */
  List<String> roots();

  ErrorBodies errors();

  List<Route> routes();

  /** Who tells who asks for its paths; empty where the server's own way is good. */
  default Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  /** Whether the bodies of its requests may come packed by gzip. */
  default boolean unpacksBodies() {
    return false;
  }
}

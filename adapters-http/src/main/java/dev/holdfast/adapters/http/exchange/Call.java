package dev.holdfast.adapters.http.exchange;

import dev.holdfast.domain.identity.Principal;
import java.util.Optional;

/** A request on its way through a route; used by one thread. */
public interface Call {

  /** Names the request in its answer and in the logs. */
  TrackingId trackingId();

  String method();

  /** The path as it was sent, percent-encoded. */
  String path();

  /**
   * The text of a segment that the route's pattern leaves open, decoded.
   *
   * @throws IllegalArgumentException if the pattern has none of this name
   */
  String segment(String name);

  /**
   * Who asks.
   *
   * @throws IllegalStateException on a route that needs no token
   */
  Principal principal();

  /**
   * The parameters of the query.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if they can't be decoded
   */
  Parameters query();

  /** The first line of the header. */
  Optional<String> header(String name);

  Body body();
}

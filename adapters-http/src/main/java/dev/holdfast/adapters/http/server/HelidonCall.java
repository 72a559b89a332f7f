package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.exchange.RouteTable.Match;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.domain.identity.Principal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Helidon request as a call. What the dispatcher finds out about it is added on the way. */
final class HelidonCall implements Call {
  private final ServerRequest request;
  private final TrackingId trackingId;
  private final Match match;
  private final HelidonBody body;

  private @Nullable Principal principal;

  HelidonCall(ServerRequest request, Match match, TrackingId trackingId) {
    this.request = request;
    this.match = match;
    this.trackingId = trackingId;
    this.body = new HelidonBody(request);
  }

  void authenticated(Principal who) {
    principal = who;
  }

  boolean isAuthenticated() {
    return principal != null;
  }

  @Override
  public TrackingId trackingId() {
    return trackingId;
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String path() {
    return path(request);
  }

  static String path(ServerRequest request) {
    return request.prologue().uriPath().rawPath();
  }

  @Override
  public String segment(String name) {
    return match.segment(method(), name);
  }

  @Override
  public Principal principal() {
    if (principal == null) {
      throw new IllegalStateException("Nobody is asked for a token on " + path());
    }
    return principal;
  }

  @Override
  public Parameters query() {
    return Parameters.parse(request.prologue().query().rawValue());
  }

  @Override
  public Optional<String> header(String name) {
    HeaderName headerName = HeaderNames.create(name);
    return request.headers().contains(headerName)
        ? Optional.of(request.headers().get(headerName).get())
        : Optional.empty();
  }

  @Override
  public Body body() {
    return body;
  }

  HelidonBody helidonBody() {
    return body;
  }

  /** Whether the client wants the connection to end with this request. */
  boolean asksToClose() {
    return request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  /** The address of the client, or of the last proxy. */
  String peer() {
    return request.remotePeer().host();
  }
}

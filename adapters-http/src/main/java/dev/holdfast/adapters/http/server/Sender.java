package dev.holdfast.adapters.http.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.server.HelidonBody.Rest;
import dev.holdfast.domain.error.HoldfastException;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;

/** Puts answers on the wire, and decides whether the connection lives on. */
final class Sender {
  /** Where clients of the published APIs look for a request's name. */
  static final HeaderName TRACKING_ID = HeaderNames.create("X-Request-Id");

  private static final System.Logger LOGGER = System.getLogger(Sender.class.getName());
  private static final System.Logger ACCESS = System.getLogger("dev.holdfast.adapters.http.access");

  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Answer.JSON);

  /** What a stranger may still send while it is to read its refusal. */
  private static final long UNREAD_OF_STRANGERS_BYTES_MAX = 1024 * 1024;

  private final Connections connections;
  private final long unreadBytesMax;
  private volatile boolean stopping;

  /**
   * @param unreadBytesMax what a client with a token may still send while it is to read its
   *     refusal: most clients read nothing before they have sent all
   */
  Sender(Connections connections, long unreadBytesMax) {
    this.connections = connections;
    this.unreadBytesMax = unreadBytesMax;
  }

  /** From now on each answer is the last of its connection. */
  void stop() {
    stopping = true;
  }

  /**
   * Sends an answer.
   *
   * @throws HoldfastException if a streamed answer fails before anything of it is sent
   * @throws CloseConnectionException if the connection has to be closed
   */
  void send(HelidonCall call, Answer.Ready answer, ServerResponse response) {
    Rest rest = call.helidonBody().rest(answer.status() < 400);
    boolean last = rest == Rest.CLOSE || stopping || call.asksToClose();
    response.status(Status.create(answer.status()));
    response.header(HeaderValues.create(TRACKING_ID, call.trackingId().value()));
    answer.headers().forEach(response::header);
    if (last) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    write(call, answer, response);
    log(call, answer);
    if (rest == Rest.READ && !call.helidonBody().readRest()) {
      throw connections.farewell(UNREAD_OF_STRANGERS_BYTES_MAX);
    }
    if (last) {
      throw connections.farewell(rest == Rest.CLOSE ? patience(call, answer) : 0);
    }
  }

  private long patience(HelidonCall call, Answer.Ready answer) {
    return call.isAuthenticated() && answer.status() != Status.REQUEST_ENTITY_TOO_LARGE_413.code()
        ? unreadBytesMax
        : UNREAD_OF_STRANGERS_BYTES_MAX;
  }

  private static void write(HelidonCall call, Answer.Ready answer, ServerResponse response) {
    switch (answer) {
      case Answer.Whole whole -> {
        contentType(whole.contentType(), response);
        response.send(whole.body());
      }
      case Answer.Empty empty -> response.send();
      case Answer.Streamed streamed -> {
        contentType(streamed.contentType(), response);
        stream(call, streamed.content(), response);
      }
    }
  }

  private static void contentType(String contentType, ServerResponse response) {
    response.header(
        contentType.equals(Answer.JSON)
            ? JSON
            : HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType));
  }

  private static void stream(HelidonCall call, Answer.Content content, ServerResponse response) {
    RoutingResponse whole = (RoutingResponse) response;
    try (content) {
      content.writeTo(response.outputStream());
      whole.commit();
    } catch (HoldfastException e) {
      if (whole.reset()) {
        throw e;
      }
      LOGGER.log(WARNING, "Request " + call.trackingId() + " broke off its answer", e);
      throw new CloseConnectionException("The answer could not be made whole", e);
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The client left before it had its answer", e);
    }
  }

  private static void log(HelidonCall call, Answer.Ready answer) {
    if (ACCESS.isLoggable(DEBUG)) {
      // Never the query: clients send secrets in it.
      ACCESS.log(
          DEBUG,
          "{0} {1} {2} {3} {4}",
          call.trackingId(),
          call.peer(),
          call.method(),
          call.path(),
          Integer.toString(answer.status()));
    }
  }
}

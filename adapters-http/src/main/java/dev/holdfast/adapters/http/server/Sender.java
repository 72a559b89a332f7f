package dev.holdfast.adapters.http.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import dev.holdfast.adapters.http.exchange.Answer;
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
   * What is left to do behind an answer.
   *
   * @param readsRest a short rest of the body is read, as it belongs to no next request
   * @param closes the connection is closed
   * @param unreadBytesMax how much of what the client still sends is read before that, and thrown
   *     away, so that it gets to read its answer
   */
  record Ending(boolean readsRest, boolean closes, long unreadBytesMax) {}

  /**
   * Sends an answer.
   *
   * @throws RuntimeException whatever a streamed answer fails by before anything of it is sent
   * @throws CloseConnectionException if one fails later
   */
  Ending send(HelidonCall call, Answer.Ready answer, ServerResponse response) {
    Ending ending = ending(call, answer);
    response.status(Status.create(answer.status()));
    response.header(HeaderValues.create(TRACKING_ID, call.trackingId().value()));
    answer.headers().forEach(response::header);
    if (ending.closes()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    write(call, answer, response);
    log(call, answer);
    return ending;
  }

  /**
   * Does what is left to do.
   *
   * @throws CloseConnectionException if the connection has to be closed
   */
  void end(HelidonCall call, Ending ending) {
    if (ending.readsRest() && !call.helidonBody().readRest()) {
      throw connections.farewell(UNREAD_OF_STRANGERS_BYTES_MAX);
    }
    if (ending.closes()) {
      throw connections.farewell(ending.unreadBytesMax());
    }
  }

  private Ending ending(HelidonCall call, Answer.Ready answer) {
    boolean isLast = stopping || call.asksToClose();
    return switch (call.helidonBody().rest(answer.status() < 400)) {
      case NONE -> new Ending(false, isLast, 0);
      case READ -> new Ending(true, isLast, 0);
      case CLOSE -> new Ending(false, true, patience(call));
    };
  }

  private long patience(HelidonCall call) {
    // A body that says it is longer than what is read of it would be cut off in any case.
    boolean mayEnd = call.helidonBody().length().orElse(0) <= unreadBytesMax;
    return call.isAuthenticated() && mayEnd ? unreadBytesMax : UNREAD_OF_STRANGERS_BYTES_MAX;
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
    } catch (CloseConnectionException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw new CloseConnectionException("The client left before it had its answer", e);
    } catch (RuntimeException | Error e) {
      if (whole.reset()) {
        throw e;
      }
      LOGGER.log(ERROR, "Request " + call.trackingId() + " broke off its answer", e);
      throw new CloseConnectionException("The answer could not be made whole", e);
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

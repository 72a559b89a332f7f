package dev.holdfast.adapters.http.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Api;
import dev.holdfast.adapters.http.exchange.Authenticator;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.Route.Access;
import dev.holdfast.adapters.http.exchange.RouteTable.Match;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.server.Sender.Ending;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.Principal;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Takes each request through its route to its answer; the one place where failures end. */
final class Dispatcher implements Handler {
  private static final System.Logger LOGGER = System.getLogger(Dispatcher.class.getName());

  /** A full server has room again soon: most requests take milliseconds. */
  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(1);

  private final Apis apis;
  private final Authenticator authenticator;
  private final Gate gate;
  private final Turns turns;
  private final Sender sender;
  private final Connections connections;
  private final RandomGenerator chance;

  Dispatcher(
      Apis apis,
      Authenticator authenticator,
      Gate gate,
      Turns turns,
      Sender sender,
      Connections connections,
      RandomGenerator chance) {
    this.apis = apis;
    this.authenticator = authenticator;
    this.gate = gate;
    this.turns = turns;
    this.sender = sender;
    this.connections = connections;
    this.chance = chance;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Match match = apis.routes().find(HelidonCall.path(request));
    HelidonCall call = new HelidonCall(request, match, TrackingId.random(chance));
    // The end can mean to wait for the client, so it comes when the place is free for others.
    sender.end(
        call,
        match.access() == Access.ALWAYS
            ? answer(call, match, response)
            : answerInTurn(call, match, response));
  }

  private Ending answerInTurn(HelidonCall call, Match match, ServerResponse response) {
    if (!gate.enter()) {
      return sender.send(call, refused(call, new Refusal.Busy(RETRY_WHEN_FULL)), response);
    }
    try {
      return answer(call, match, response);
    } finally {
      gate.leave();
    }
  }

  private Ending answer(HelidonCall call, Match match, ServerResponse response) {
    Answer.Ready answer = outcome(call, match);
    try {
      return sender.send(call, answer, response);
    } catch (CloseConnectionException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Nothing of the streamed answer is out yet, so there is still room for the reason.
      return sender.send(call, failed(call, e), response);
    }
  }

  private Answer.Ready outcome(HelidonCall call, Match match) {
    try {
      return ready(call, routed(call, match));
    } catch (CloseConnectionException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // A class that can't be loaded or a full heap must not look like a broken network.
      return failed(call, e);
    }
  }

  private Answer.Ready ready(HelidonCall call, Answer answer) {
    return switch (answer) {
      case Answer.Ready ready -> ready;
      case Answer.Refused(Refusal refusal) -> refused(call, refusal);
      case Answer.Later(Supplier<Answer> work) -> ready(call, work.get());
    };
  }

  private Answer routed(HelidonCall call, Match match) {
    Api api = apis.at(call.path());
    // Who has no token learns nothing, not even which paths there are.
    if (match.access() == Access.TOKEN) {
      switch (api.authenticator().orElse(authenticator).caller(call)) {
        case Authenticator.Caller.Known(Principal principal) -> {
          call.authenticated(principal);
          connections.trustRequest();
        }
        case Authenticator.Caller.Unknown(String reason) -> {
          return new Answer.Refused(new Refusal.Unauthenticated(reason));
        }
      }
    }
    if (call.helidonBody().isPacked() && !api.unpacksBodies()) {
      return new Answer.Refused(PackedBodies.REFUSAL);
    }
    Route.Handler handler = match.handler(call.method());
    return match.access() == Access.TOKEN && call.method().equals("GET")
        ? turns.take(() -> handler.handle(call))
        : handler.handle(call);
  }

  private Answer.Ready refused(HelidonCall call, Refusal refusal) {
    return apis.errors(call.path()).of(refusal, call.trackingId());
  }

  private Answer.Ready failed(HelidonCall call, Throwable failure) {
    if (failure instanceof HoldfastException known) {
      if (known instanceof DamagedException || known instanceof UnavailableException) {
        LOGGER.log(WARNING, "Request " + call.trackingId() + " failed: " + known.code(), known);
      }
      return apis.errors(call.path()).of(known, call.trackingId());
    }
    LOGGER.log(ERROR, "Request " + call.trackingId() + " failed inside the server", failure);
    return refused(call, new Refusal.Internal());
  }
}

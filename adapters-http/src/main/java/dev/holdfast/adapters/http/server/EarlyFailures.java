package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.TrackingId;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.random.RandomGenerator;

/** Answers what never became a request: heads that are broken, too long or of another HTTP. */
final class EarlyFailures implements DirectHandler {
  private final Apis apis;
  private final RandomGenerator chance;

  EarlyFailures(Apis apis, RandomGenerator chance) {
    this.apis = apis;
    this.chance = chance;
  }

  /** These for every event that Helidon knows. */
  DirectHandlers forAllEvents() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, this);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    TrackingId trackingId = TrackingId.random(chance);
    Answer.Ready answer = apis.errors(path(request)).of(refusal(request, status), trackingId);
    TransportResponse.Builder response =
        TransportResponse.builder()
            .status(Status.create(answer.status()))
            .header(HeaderValues.create(Sender.TRACKING_ID, trackingId.value()))
            .keepAlive(false);
    answer.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    if (answer instanceof Answer.Whole whole) {
      response
          .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, whole.contentType()))
          .entity(whole.body());
    }
    return response.build();
  }

  private static String path(TransportRequest request) {
    int query = request.path().indexOf('?');
    return query < 0 ? request.path() : request.path().substring(0, query);
  }

  private static Refusal refusal(TransportRequest request, Status status) {
    if (status.code() == 400 && request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
      return PackedBodies.REFUSAL;
    }
    return switch (status.code()) {
      case 414 -> new Refusal.Malformed(414, "The address is too long.");
      case 501 -> new Refusal.Malformed(501, "No transfer encoding but chunked is spoken here.");
      case 505 -> new Refusal.Malformed(505, "Only HTTP/1.1 is spoken here.");
      default ->
          status.code() < 500
              ? new Refusal.Malformed(
                  400,
                  "The head of the request is no HTTP/1.1 that could be understood, or is too long.")
              : new Refusal.Internal();
    };
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.json.JsonForm;
import java.util.List;

/** An error as the published contract shows it. */
record ErrorResponse(
    String detailCode, String trackingId, List<Message> messages, List<Message> causes) {

  private static final JsonForm<ErrorResponse> FORM = JsonForm.of(ErrorResponse.class);

  /** A sentence, and why it is in its language. */
  record Message(String locale, String localeOrigin, String text) {
    static Message of(String text) {
      return new Message("en-US", "DEFAULT", text);
    }
  }

  static byte[] of(String detailCode, TrackingId trackingId, String text, List<String> causes) {
    return FORM.write(
        new ErrorResponse(
            detailCode,
            trackingId.value(),
            List.of(Message.of(text)),
            causes.stream().map(Message::of).toList()));
  }
}

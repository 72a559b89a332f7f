package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.json.JsonForm;

/** An error as clients of IBM's identity service read it. */
record IamErrorResponse(String errorCode, String errorMessage, Context context) {
  private static final JsonForm<IamErrorResponse> FORM = JsonForm.of(IamErrorResponse.class);

  /** What names the request. */
  record Context(String requestId) {}

  static byte[] of(String code, String message, TrackingId id) {
    return FORM.write(new IamErrorResponse(code, message, new Context(id.value())));
  }
}

package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.json.JsonForm;

/**
 * An error as clients of the older paths read it, and with {@code message} for those that know the
 * newer ones alone.
 */
record ErrorResponse(int errorCode, String errorMessage, String message) {
  private static final JsonForm<ErrorResponse> FORM = JsonForm.of(ErrorResponse.class);

  static byte[] of(int errorCode, String message) {
    return FORM.write(new ErrorResponse(errorCode, message, message));
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;

/** An error as the contract's clients read it. */
record ErrorResponse(String errorCode, String message) {
  private static final JsonForm<ErrorResponse> FORM = JsonForm.of(ErrorResponse.class);

  static byte[] of(String errorCode, String message) {
    return FORM.write(new ErrorResponse(errorCode, message));
  }
}

package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;

/** An error of RFC 6749 section 5.2. */
record OAuthErrorResponse(String error, String errorDescription) {
  private static final JsonForm<OAuthErrorResponse> FORM =
      JsonForm.snakeCase(OAuthErrorResponse.class);

  static byte[] of(String error, String description) {
    return FORM.write(new OAuthErrorResponse(error, description));
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.json.JsonForm;

/** A refusal for want of a token, as the published contract shows it. */
record UnauthorizedResponse(String error) {
  private static final JsonForm<UnauthorizedResponse> FORM =
      JsonForm.of(UnauthorizedResponse.class);

  static byte[] of(String error) {
    return FORM.write(new UnauthorizedResponse(error));
  }
}

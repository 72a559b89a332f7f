package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;

/** A session as the protection API gives it: its id is a token. */
record SessionResponse(String sessionId) {
  private static final JsonForm<SessionResponse> FORM = JsonForm.of(SessionResponse.class);

  static byte[] of(IssuedToken token) {
    return FORM.write(new SessionResponse(token.text()));
  }
}

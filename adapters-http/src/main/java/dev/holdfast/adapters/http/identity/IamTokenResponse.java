package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;

/**
 * A token as clients of IBM's identity service read it.
 *
 * @param expiration when it ends, in seconds since 1970
 */
record IamTokenResponse(
    String accessToken, String tokenType, long expiresIn, long expiration, String scope) {

  private static final JsonForm<IamTokenResponse> FORM = JsonForm.snakeCase(IamTokenResponse.class);

  static byte[] of(IssuedToken token) {
    return FORM.write(
        new IamTokenResponse(
            token.text(),
            "Bearer",
            token.lifetimeSeconds(),
            token.expires().getEpochSecond(),
            token.scopes()));
  }
}

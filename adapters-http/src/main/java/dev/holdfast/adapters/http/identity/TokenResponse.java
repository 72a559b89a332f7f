package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;

/** A token as clients of the configuration API read it; those read {@code user_name} too. */
record TokenResponse(
    String accessToken,
    String tokenType,
    long expiresIn,
    String scope,
    String tenantId,
    String org,
    String userName,
    String jti) {

  private static final JsonForm<TokenResponse> FORM = JsonForm.snakeCase(TokenResponse.class);

  static byte[] of(IssuedToken token) {
    String tenant = token.principal().tenant().value();
    return FORM.write(
        new TokenResponse(
            token.text(),
            "bearer",
            token.lifetimeSeconds(),
            token.scopes(),
            tenant,
            tenant,
            token.principal().name(),
            token.id()));
  }
}

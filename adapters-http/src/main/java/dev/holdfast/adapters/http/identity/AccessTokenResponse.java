package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.domain.identity.Privilege;
import java.util.List;

/** A token as the protection API gives it. */
record AccessTokenResponse(String accessToken, String tokenType, List<String> privileges) {
  private static final JsonForm<AccessTokenResponse> FORM = JsonForm.of(AccessTokenResponse.class);

  static byte[] of(IssuedToken token) {
    return FORM.write(
        new AccessTokenResponse(
            token.text(),
            "Bearer",
            token.principal().privileges().stream().sorted().map(Privilege::name).toList()));
  }
}

package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.domain.identity.Principal;

/** Where a tenant's clients get their tokens; the address is relative to the server's own. */
record InfoResponse(String tenantId, String tenantName, String tokenEndpoint) {
  private static final JsonForm<InfoResponse> FORM = JsonForm.of(InfoResponse.class);

  static byte[] of(Principal principal) {
    String tenant = principal.tenant().value();
    return FORM.write(new InfoResponse(tenant, tenant, OAuthApi.TOKEN_PATH));
  }
}

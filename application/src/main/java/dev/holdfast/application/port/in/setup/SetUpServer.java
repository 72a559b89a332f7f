package dev.holdfast.application.port.in.setup;

import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.tenant.TenantId;
import java.util.function.Consumer;

/** The first start of a server on an empty catalogue. */
public interface SetUpServer {

  /** Credentials of the first administrator; they exist in clear nowhere else. */
  record AdminCredentials(ClientId clientId, String clientSecret, String apiKey, TenantId tenant) {
    /** Names the client and keeps its secrets to itself. */
    @Override
    public String toString() {
      return "AdminCredentials[" + clientId + " of " + tenant + "]";
    }
  }

  /**
   * Makes the tenant {@code default} and its administrator where there is no tenant yet.
   *
   * @param keep takes the credentials durably before the catalogue knows them, so that a crash
   *     between the two leaves a file that is written anew rather than a client that nobody can use
   * @return whether this was the first start
   */
  boolean setUp(Consumer<AdminCredentials> keep);
}

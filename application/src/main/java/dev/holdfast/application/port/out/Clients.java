package dev.holdfast.application.port.out;

import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.SecretHash;
import java.util.Optional;

/** The clients of every tenant. */
public interface Clients {

  /**
   * Adds a client to a tenant that is there; durable on return. Ids and keys are drawn, so nobody
   * has the same.
   */
  void add(Client client);

  Optional<Client> byId(ClientId id);

  Optional<Client> byApiKey(SecretHash apiKey);
}

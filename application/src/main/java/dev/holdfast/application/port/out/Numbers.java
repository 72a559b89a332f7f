package dev.holdfast.application.port.out;

import dev.holdfast.domain.tenant.ServerIdentity;

/** Numbers that name things; a server never gives one twice. */
public interface Numbers {

  /**
   * The next number, at least 1. Each is greater than all before; some are left out. Safe for
   * several threads at once.
   */
  long next();

  /**
   * The identity that goes before the numbers in the ids of this server: the first that this was
   * ever called with.
   */
  ServerIdentity identity(ServerIdentity ifNone);
}

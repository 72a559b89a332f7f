package dev.holdfast.application.port.out;

/** Numbers that name things; a server never gives one twice. */
public interface Numbers {

  /**
   * The next number, at least 1. Each is greater than all before; some are left out. Safe for
   * several threads at once.
   */
  long next();
}

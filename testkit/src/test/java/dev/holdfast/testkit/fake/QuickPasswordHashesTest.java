package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.testkit.contract.PasswordHashesContract;

final class QuickPasswordHashesTest extends PasswordHashesContract {
  private final QuickPasswordHashes hashes = new QuickPasswordHashes();

  @Override
  protected PasswordHashes hashes() {
    return hashes;
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.domain.tenant.ServerIdentity;
import org.jspecify.annotations.Nullable;

/** Numbers from 1 on. */
public final class InMemoryNumbers implements Numbers {
  private long last;
  private @Nullable ServerIdentity identity;

  @Override
  public synchronized long next() {
    return ++last;
  }

  @Override
  public synchronized ServerIdentity identity(ServerIdentity ifNone) {
    ServerIdentity known = identity == null ? ifNone : identity;
    identity = known;
    return known;
  }
}

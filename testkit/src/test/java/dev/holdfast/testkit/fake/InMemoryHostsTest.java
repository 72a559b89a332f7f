package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.testkit.contract.HostsContract;

final class InMemoryHostsTest extends HostsContract {
  @Override
  protected Hosts hosts() {
    return new InMemoryHosts();
  }
}

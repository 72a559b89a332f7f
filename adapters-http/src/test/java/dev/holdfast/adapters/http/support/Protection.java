package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.policy.ManagePolicies;
import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.service.policy.ManagePoliciesService;
import dev.holdfast.application.service.source.ManageSourcesService;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.tenant.ServerIdentity;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryHosts;
import dev.holdfast.testkit.fake.InMemorySnapshotStore;
import dev.holdfast.testkit.fake.InMemoryTenantRoots;
import dev.holdfast.testkit.fake.InMemoryTenants;
import dev.holdfast.testkit.fake.InMemoryVolumeSnapshots;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Policies and sources of the default tenant, which may read the whole of the server's host. */
public final class Protection {
  public final FakeClock clock = new FakeClock(TestEdge.START);
  public final KeptPolicies policies = new KeptPolicies();
  public final KeptRegistrations registrations = new KeptRegistrations();
  public final KeptObjects objects = new KeptObjects();
  public final InMemoryHosts hosts = new InMemoryHosts();

  private final FromAHundredOn numbers = new FromAHundredOn();

  public final FakeFiles files = new FakeFiles();

  /** Begins anew, but for hosts that were added. */
  public void forget() {
    clock.advance(Duration.between(clock.instant(), TestEdge.START));
    policies.forget();
    registrations.forget();
    objects.forget();
    files.forget();
    numbers.last.set(FromAHundredOn.HUNDRED);
  }

  ManagePolicies managePolicies() {
    return new ManagePoliciesService(policies, numbers, clock);
  }

  ManageSources manageSources() {
    return new ManageSourcesService(
        registrations,
        hosts,
        new InMemoryVolumeSnapshots(new InMemorySnapshotStore()),
        roots(),
        numbers,
        clock);
  }

  SearchObjects searchObjects() {
    return objects;
  }

  private static TenantRoots roots() {
    InMemoryTenants tenants = new InMemoryTenants();
    tenants.add(new Tenant(TenantId.DEFAULT, TestEdge.START), AllowedRoots.EVERYTHING.folders());
    return new InMemoryTenantRoots(tenants);
  }

  /** So that a test tells numbers from counts. */
  private static final class FromAHundredOn implements Numbers {
    private static final long HUNDRED = 100;

    private final AtomicLong last = new AtomicLong(HUNDRED);

    @Override
    public long next() {
      return last.incrementAndGet();
    }

    @Override
    public ServerIdentity identity(ServerIdentity ifNone) {
      return ifNone;
    }
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recovery passwords in memory, in clear. */
public final class InMemoryRecoveryPasswords implements RecoveryPasswords {
  private final Map<TenantId, List<String>> passwords = new HashMap<>();

  @Override
  public synchronized Addition add(TenantId tenant, String password, int passwordsMax) {
    List<String> ofTenant = passwords.computeIfAbsent(tenant, key -> new ArrayList<>());
    if (ofTenant.size() >= passwordsMax) {
      return new Addition.TooMany(ofTenant.size());
    }
    ofTenant.add(password);
    return new Addition.Added();
  }

  /** Whether the password would open the tenant's repository. */
  public synchronized boolean opens(TenantId tenant, String password) {
    return passwords.getOrDefault(tenant, List.of()).contains(password);
  }
}

package dev.holdfast.adapters.http.wire;

import dev.holdfast.domain.tenant.TenantId;

/** The name of a tenant as the protection API writes it: with a slash behind. */
public final class WireTenant {
  private static final String SLASH = "/";

  private WireTenant() {}

  public static String of(TenantId tenant) {
    return tenant.value() + SLASH;
  }

  /** Whether the text names the tenant; one slash behind it is ignored. */
  public static boolean names(String text, TenantId tenant) {
    return text.equals(tenant.value()) || text.equals(of(tenant));
  }
}

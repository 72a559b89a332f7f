package dev.holdfast.domain.tenant;

import java.util.regex.Pattern;

/**
 * The name of a tenant: 1 to 63 lower-case ASCII letters, digits and inner dashes.
 *
 * <p>The form is that of a DNS label, because a tenant's name is also a folder name and a host name
 * prefix, and must mean the same in both whatever the file system folds.
 */
public record TenantId(String value) {
  // First, since the constants below are checked by it.
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** The tenant that a server makes at its first start. */
  public static final TenantId DEFAULT = new TenantId("default");

  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A tenant's name is 1 to 63 lower-case letters, digits and inner dashes, not \""
              + value
              + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.holdfast.domain.tenant;

/**
 * The name of a tenant: 1 to 63 lower-case ASCII letters, digits and inner dashes.
 *
 * <p>The form is that of a DNS label, because a tenant's name is also a folder name and a host name
 * prefix, and must mean the same in both whatever the file system folds.
 */
public record TenantId(String value) {
  private static final int LENGTH_MAX = 63;

  /** The tenant that a server makes at its first start. */
  public static final TenantId DEFAULT = new TenantId("default");

  public TenantId {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "A tenant's name is 1 to 63 lower-case letters, digits and inner dashes, not \""
              + value
              + "\"");
    }
  }

  /**
   * By hand: every row that is read names its tenant, and an expression takes ten times as long.
   */
  private static boolean isName(String value) {
    int last = value.length() - 1;
    if (last < 0 || last >= LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char character = value.charAt(i);
      boolean isInnerDash = character == '-' && i > 0 && i < last;
      if (!isInnerDash && !isLowerLetterOrDigit(character)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerLetterOrDigit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}

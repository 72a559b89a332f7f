package dev.holdfast.domain.identity;

import java.util.regex.Pattern;

/**
 * A right that a client can hold and a token can carry, by its published name such as {@code
 * sp:config-backup:read}.
 */
public record Scope(String value) {
  // First, since the constants below are checked by it.
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:._*/-]{1,128}");

  /** Everything that the client may do. */
  public static final Scope ALL = new Scope("sp:scopes:all");

  /** What a client asks for that wants whatever it may do, without naming it. */
  public static final Scope DEFAULT = new Scope("sp:scopes:default");

  public static final Scope CONFIG_BACKUP_READ = new Scope("sp:config-backup:read");
  public static final Scope CONFIG_BACKUP_MANAGE = new Scope("sp:config-backup:manage");

  public Scope {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A scope is 1 to 128 letters, digits and any of : . _ * / -, not \"" + value + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.holdfast.engine.tree;

/**
 * Who a file belongs to.
 *
 * @param userId 32 bits without sign
 * @param groupId 32 bits without sign
 * @param user name of the user, or empty if not known
 * @param group name of the group, or empty if not known
 */
public record Owner(long userId, long groupId, String user, String group) {
  /** The superuser, and what stands where nobody is recorded. */
  public static final Owner ROOT = new Owner(0, 0, "", "");

  private static final long ID_MAX = 0xffff_ffffL;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if an id does not fit into 32 bits
   */
  public Owner {
    if (userId < 0 || userId > ID_MAX || groupId < 0 || groupId > ID_MAX) {
      throw new IllegalArgumentException(
          "Ids of users and groups have 32 bits: " + userId + ", " + groupId);
    }
  }
}

package dev.holdfast.engine.backup;

import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;

/**
 * What is stored about a file or directory beside its name and content.
 *
 * @param permissions the nine bits 0777
 * @param modifiedAt stands for all three times of the node, in UTC
 */
public record NodeMetadata(int permissions, Instant modifiedAt, Owner owner) {

  public NodeMetadata {
    if ((permissions & ~FileMode.PERMISSIONS) != 0) {
      throw new IllegalArgumentException(
          "Permissions are 0 to 0777, not 0" + Integer.toOctalString(permissions));
    }
  }

  /** A node of the superuser. */
  public static NodeMetadata of(int permissions, Instant modifiedAt) {
    return new NodeMetadata(permissions, modifiedAt, Owner.ROOT);
  }
}

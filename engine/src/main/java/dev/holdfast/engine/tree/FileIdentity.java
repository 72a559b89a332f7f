package dev.holdfast.engine.tree;

/**
 * Which file it was on its device: nodes of more than one link and with equal identities are one
 * file.
 *
 * @param inode 64 bits without sign; 0 if not known
 * @param deviceId {@code st_dev}, 64 bits without sign; 0 if not known
 */
public record FileIdentity(long inode, long deviceId) {
  public static final FileIdentity UNKNOWN = new FileIdentity(0, 0);
}

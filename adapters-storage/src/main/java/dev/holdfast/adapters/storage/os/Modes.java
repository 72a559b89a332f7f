package dev.holdfast.adapters.storage.os;

import dev.holdfast.engine.tree.FileMode;

/** Turns {@code st_mode} into Go's bits and back. Source: {@code linux/stat.h}. */
public final class Modes {
  public static final int TYPE = 0170000;
  public static final int SOCKET = 0140000;
  public static final int LINK = 0120000;
  public static final int FILE = 0100000;
  public static final int BLOCK_DEVICE = 0060000;
  public static final int DIRECTORY = 0040000;
  public static final int CHARACTER_DEVICE = 0020000;
  public static final int FIFO = 0010000;
  public static final int SET_USER_ID = 04000;
  public static final int SET_GROUP_ID = 02000;
  public static final int STICKY = 01000;

  private Modes() {}

  public static FileMode fromSystem(int mode) {
    int bits = (mode & FileMode.PERMISSIONS) | type(mode & TYPE);
    bits |= (mode & SET_USER_ID) == 0 ? 0 : FileMode.SET_USER_ID;
    bits |= (mode & SET_GROUP_ID) == 0 ? 0 : FileMode.SET_GROUP_ID;
    bits |= (mode & STICKY) == 0 ? 0 : FileMode.STICKY;
    return new FileMode(bits);
  }

  /** What {@code chmod} takes: the permissions and the three bits before them, without the type. */
  public static int toSystem(FileMode mode) {
    int bits = mode.permissions();
    bits |= (mode.bits() & FileMode.SET_USER_ID) == 0 ? 0 : SET_USER_ID;
    bits |= (mode.bits() & FileMode.SET_GROUP_ID) == 0 ? 0 : SET_GROUP_ID;
    bits |= (mode.bits() & FileMode.STICKY) == 0 ? 0 : STICKY;
    return bits;
  }

  private static int type(int type) {
    return switch (type) {
      case FILE -> 0;
      case DIRECTORY -> FileMode.DIRECTORY;
      case LINK -> FileMode.SYMLINK;
      case FIFO -> FileMode.FIFO;
      case SOCKET -> FileMode.SOCKET;
      case BLOCK_DEVICE -> FileMode.DEVICE;
      case CHARACTER_DEVICE -> FileMode.DEVICE | FileMode.CHARACTER_DEVICE;
      default -> FileMode.IRREGULAR;
    };
  }
}

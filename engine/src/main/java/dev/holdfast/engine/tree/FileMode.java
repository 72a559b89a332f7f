package dev.holdfast.engine.tree;

/**
 * Type and permissions of a file in Go's bits ({@code io/fs.FileMode}), which are not those of
 * {@code st_mode}.
 *
 * @param bits 32 bits without sign: the constants here and the nine permission bits 0777
 */
public record FileMode(int bits) {
  public static final int DIRECTORY = 1 << 31;
  public static final int SYMLINK = 1 << 27;
  public static final int DEVICE = 1 << 26;
  public static final int FIFO = 1 << 25;
  public static final int SOCKET = 1 << 24;
  public static final int SET_USER_ID = 1 << 23;
  public static final int SET_GROUP_ID = 1 << 22;

  /** Stands together with {@link #DEVICE}. */
  public static final int CHARACTER_DEVICE = 1 << 21;

  public static final int STICKY = 1 << 20;
  public static final int IRREGULAR = 1 << 19;
  public static final int PERMISSIONS = 0777;

  private static final int TYPE =
      DIRECTORY | SYMLINK | DEVICE | CHARACTER_DEVICE | FIFO | SOCKET | IRREGULAR;

  public boolean isFile() {
    return (bits & TYPE) == 0;
  }

  public boolean isDirectory() {
    return (bits & TYPE) == DIRECTORY;
  }

  public boolean isSymlink() {
    return (bits & TYPE) == SYMLINK;
  }

  public boolean isDevice() {
    return (bits & DEVICE) != 0;
  }

  public boolean isCharacterDevice() {
    return (bits & CHARACTER_DEVICE) != 0;
  }

  public boolean isSocket() {
    return (bits & TYPE) == SOCKET;
  }

  /** The nine bits of user, group and others. */
  public int permissions() {
    return bits & PERMISSIONS;
  }
}

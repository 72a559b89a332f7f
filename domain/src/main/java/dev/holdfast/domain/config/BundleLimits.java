package dev.holdfast.domain.config;

/**
 * How far a bundle may go, so that it can be checked and stored in 256 MiB of memory.
 *
 * @param objectsMax of them each takes 20 bytes while the bundle is read
 * @param itemBytesMax the longest text of one object: it is held in memory as a value, as canonical
 *     text and once more while it is stored
 * @param itemValuesMax how many values one object may hold: each costs some 50 bytes of memory,
 *     however short its text
 * @param keyCharactersMax the longest type, id or name of an object: file names are made of them
 * @param topLevelBytesMax how long all members beside the objects may be together
 */
public record BundleLimits(
    int objectsMax,
    int itemBytesMax,
    int itemValuesMax,
    int keyCharactersMax,
    int topLevelBytesMax) {

  /** A thousand times the few KiB that an object usually has. */
  public static final BundleLimits DEFAULT =
      new BundleLimits(500_000, 8 << 20, 250_000, 4096, 1 << 20);
}

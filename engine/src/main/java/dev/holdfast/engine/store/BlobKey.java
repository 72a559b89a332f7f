package dev.holdfast.engine.store;

import dev.holdfast.engine.id.Hash;

/**
 * Names one stored file.
 *
 * @param name 64 lower-case hexadecimal digits, or the kind's fixed name; so it is always safe as
 *     the name of a file
 */
public record BlobKey(BlobKind kind, String name) {

  public BlobKey {
    boolean fits = kind.fixedName().map(name::equals).orElseGet(() -> Hash.isHex(name));
    if (!fits) {
      throw new IllegalArgumentException(
          "Not the name of a " + kind + ": \"" + name + "\"; see BlobKind for how it is named");
    }
  }

  /** The file of a kind whose files are named by their hash. */
  public static BlobKey of(BlobKind kind, Hash hash) {
    return new BlobKey(kind, hash.hex());
  }

  /** The only file of a kind with a fixed name. */
  public static BlobKey only(BlobKind kind) {
    return new BlobKey(
        kind,
        kind.fixedName()
            .orElseThrow(() -> new IllegalArgumentException(kind + " has many files, not one")));
  }

  @Override
  public String toString() {
    return kind.fixedName().isPresent() ? name : kind + " " + name;
  }
}

package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.os.Access;
import dev.holdfast.adapters.storage.os.DurableFiles;
import dev.holdfast.adapters.storage.os.OpenFiles;
import dev.holdfast.domain.error.DamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The server's secrets, each a file sealed with the master key; a secret never changes.
 *
 * <p>The master key is {@code master.key}, 32 random bytes that only the owner reads. Without it,
 * the server can open none of its repositories; restic still can, with a recovery password. Safe
 * for several threads and processes.
 */
public final class SealedSecrets {
  static final String MASTER_KEY = "master.key";

  /** Keys and passwords; an RSA key of 4096 bits takes 2.4 KB. */
  public static final int SECRET_BYTES_MAX = 64 * 1024;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final DataFolder folder;
  private final SecretBox box;

  private SealedSecrets(DataFolder folder, SecretBox box) {
    this.folder = folder;
    this.box = box;
  }

  /**
   * Reads the master key, and makes it where nothing has been sealed yet.
   *
   * @param random makes keys and what else must not be guessed
   * @throws DamagedException if the master key is lost or damaged
   */
  public static SealedSecrets open(DataFolder folder, SecureRandom random) {
    Path file = folder.path().resolve(MASTER_KEY);
    try {
      return new SealedSecrets(folder, new SecretBox(masterKey(folder, file, random), random));
    } catch (IOException e) {
      throw DataFolder.failure("open the master key", file, e);
    }
  }

  /**
   * A secret.
   *
   * @throws DamagedException if it cannot be unsealed
   */
  public Optional<byte[]> find(String name) {
    Path file = file(name);
    try {
      return Optional.of(box.open(name, read(file, SecretBox.sealedBytes(SECRET_BYTES_MAX))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DataFolder.failure("read a secret", file, e);
    }
  }

  /**
   * A secret, which is made now if there is none of that name. All who ask, in whatever process,
   * get the same one, and it is durable before they do.
   *
   * @param name 1 to 100 lower-case letters, digits, dots and dashes
   * @param made makes it, at most {@link #SECRET_BYTES_MAX} bytes
   */
  public byte[] findOrCreate(String name, Supplier<byte[]> made) {
    Path file = file(name);
    try {
      Optional<byte[]> found = find(name);
      if (found.isPresent()) {
        folder.files().syncFolder(folder.secrets());
        return found.get();
      }
      byte[] secret = made.get();
      if (secret.length > SECRET_BYTES_MAX) {
        throw new IllegalArgumentException(
            "A secret has at most " + SECRET_BYTES_MAX + " bytes, not " + secret.length);
      }
      byte[] sealed = box.seal(name, secret);
      ByteBuffer content = ByteBuffer.wrap(sealed);
      boolean created = folder.files().create(file, folder.secrets(), Access.OWNER, content);
      return created ? secret : find(name).orElseThrow();
    } catch (IOException e) {
      throw DataFolder.failure("store a secret", file, e);
    }
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name of a secret: " + name);
    }
    return folder.secrets().resolve(name);
  }

  private static byte[] masterKey(DataFolder folder, Path file, SecureRandom random)
      throws IOException {
    // Looked at before the key: another process makes the key first, and then what it seals.
    boolean sealedBefore = hasEntries(folder.secrets()) || hasEntries(folder.repositories());
    try {
      return checked(file);
    } catch (NoSuchFileException e) {
      if (sealedBefore) {
        throw new DamagedException(
            "master.key.missing",
            file
                + " is missing, and without it the server's secrets stay closed. Put it back from"
                + " a copy of the data folder; if there is none, restore the repositories with"
                + " restic and a recovery password.",
            e);
      }
      byte[] key = new byte[SecretBox.KEY_BYTES];
      random.nextBytes(key);
      folder.files().create(file, folder.path(), Access.OWNER, ByteBuffer.wrap(key));
      return checked(file);
    }
  }

  private static byte[] checked(Path file) throws IOException {
    byte[] key = read(file, SecretBox.KEY_BYTES);
    if (key.length != SecretBox.KEY_BYTES) {
      throw new DamagedException(
          "master.key.damaged",
          file
              + " is damaged: it must have "
              + SecretBox.KEY_BYTES
              + " bytes. Put it back from a copy of the data folder.");
    }
    return key;
  }

  /** A file's bytes; one more than the limit where it is longer. */
  private static byte[] read(Path file, int bytesMax) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(bytesMax + 1);
    OpenFiles.readOnce(file, 0, bytes);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static boolean hasEntries(Path folder) throws IOException {
    return DurableFiles.entries(folder).stream().anyMatch(file -> !DurableFiles.isTemporary(file));
  }
}

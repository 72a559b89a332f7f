package dev.holdfast.engine.crypt;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.error.UnsupportedFormatException;
import dev.holdfast.engine.format.GoTime;
import dev.holdfast.engine.format.JsonWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Writes and opens key files: the master key behind one password. A repository may have several,
 * one for each password.
 *
 * <p>Layout: one JSON object, not encrypted, with {@code created} (RFC 3339), {@code username},
 * {@code hostname}, {@code kdf} ("scrypt"), {@code N}, {@code r}, {@code p}, {@code salt} (64 bytes
 * in base64) and {@code data} (an envelope in base64). The password and the salt give, by scrypt,
 * 64 bytes: 32 of {@code encrypt}, 16 of {@code mac.k} and 16 of {@code mac.r}, which seal the
 * envelope. In it is the master key: <code>{"mac":{"k":..,"r":..},"encrypt":..}</code>, in base64.
 *
 * <p>Source of the format: restic's repository format, version 2. Both methods take the time and
 * memory that {@link ScryptCost} bounds, and may be called from any thread.
 */
public final class KeyFile {
  /** A real one has about 500 bytes; names of users and hosts may be long, but not this long. */
  public static final int BYTES_MAX = 64 * 1024;

  static final int SALT_BYTES = 64;

  private static final int USER_KEY_BYTES =
      MasterKey.ENCRYPT_BYTES + MasterKey.MAC_K_BYTES + MasterKey.MAC_R_BYTES;

  private KeyFile() {}

  /**
   * A new key file that opens with the password.
   *
   * @param username who made it, for people to read
   * @param hostname where it was made, for people to read
   * @param random source of the salt and of the initialization vector
   * @param executor helps with scrypt
   */
  public static byte[] create(
      Password password,
      MasterKey key,
      ScryptCost cost,
      Instant created,
      String username,
      String hostname,
      SecureRandom random,
      Executor executor) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Envelope envelope = new Envelope(userKey(password, salt, cost, executor), random);
    byte[] plain = MasterKeyJson.write(key);
    byte[] data = new byte[plain.length + Envelope.OVERHEAD_BYTES];
    envelope.seal(plain, 0, plain.length, data, 0);
    Arrays.fill(plain, (byte) 0);

    JsonWriter json = new JsonWriter().beginObject();
    json.member("created").text(GoTime.format(created.atOffset(ZoneOffset.UTC)));
    json.member("username").text(username);
    json.member("hostname").text(hostname);
    json.member("kdf").text(KeyFileJson.SCRYPT);
    json.member("N").unsigned(cost.n());
    json.member("r").unsigned(cost.r());
    json.member("p").unsigned(cost.p());
    json.member("salt").base64(salt);
    json.member("data").base64(data);
    return json.endObject().toBytes();
  }

  /**
   * The master key; empty if the key file does not open with this password. A key file whose {@code
   * salt} or {@code data} was damaged cannot be told from a wrong password.
   *
   * @param executor helps with scrypt
   * @throws CorruptException if the bytes are not a key file, or its cost is forbidden
   * @throws UnsupportedFormatException if it uses another function than scrypt
   */
  public static Optional<MasterKey> open(byte[] keyFile, Password password, Executor executor) {
    KeyFileJson json = KeyFileJson.read(keyFile);
    EnvelopeCipher cipher =
        new EnvelopeCipher(userKey(password, json.salt(), json.cost(), executor));
    byte[] data = json.data();
    if (!cipher.isAuthentic(data, 0, data.length)) {
      return Optional.empty();
    }
    byte[] plain = new byte[data.length - Envelope.OVERHEAD_BYTES];
    cipher.open(data, 0, data.length, plain, 0);
    try {
      return Optional.of(MasterKeyJson.read(plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  static MasterKey userKey(Password password, byte[] salt, ScryptCost cost, Executor executor) {
    byte[] bytes = new Scrypt(cost, executor).derive(password.utf8(), salt, USER_KEY_BYTES);
    try {
      int macK = MasterKey.ENCRYPT_BYTES;
      int macR = macK + MasterKey.MAC_K_BYTES;
      return new MasterKey(
          Arrays.copyOfRange(bytes, 0, macK),
          Arrays.copyOfRange(bytes, macK, macR),
          Arrays.copyOfRange(bytes, macR, USER_KEY_BYTES));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

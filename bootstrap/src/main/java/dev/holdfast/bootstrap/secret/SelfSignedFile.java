package dev.holdfast.bootstrap.secret;

import dev.holdfast.adapters.storage.DataFolder;
import dev.holdfast.domain.error.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * The key and certificate that a server has made for itself, in one file of its data folder (0600),
 * so that they are replaced together.
 */
public final class SelfSignedFile {
  private static final String NAME = "tls-self-signed.pem";

  /** A server is started more often than once in a month. */
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

  private final DataFolder folder;
  private final String hostName;
  private final SecureRandom chance;

  public SelfSignedFile(DataFolder folder, String hostName, SecureRandom chance) {
    this.folder = folder;
    this.hostName = hostName;
    this.chance = chance;
  }

  /** Those there are; made at the first call, and anew where they end within a month. */
  public ServerTls open(Instant now) {
    Path file = folder.path().resolve(NAME);
    if (!Files.exists(file)) {
      folder.createFile(NAME, SelfSigned.pem(hostName, now, chance));
    }
    ServerTls tls = PemTls.read(file, file);
    Instant end = tls.certificate().getNotAfter().toInstant();
    return now.isBefore(end.minus(RENEWED_BEFORE_END)) ? tls : renewed(file, now);
  }

  private ServerTls renewed(Path file, Instant now) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UnavailableException(
          "tls.renewal", file + " ends soon, and can't be replaced. Remove it.", e);
    }
    folder.createFile(NAME, SelfSigned.pem(hostName, now, chance));
    return PemTls.read(file, file);
  }
}

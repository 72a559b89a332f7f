package dev.holdfast.testkit.build;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.domain.config.BackupContent;
import dev.holdfast.domain.config.BackupName;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.config.ContentHash;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Builds uploads as they are handed to {@code ConfigBackups.accept}.
 *
 * <p>Id and staged file follow from name, client and time of creation, so that different uploads
 * have different ones.
 */
public final class UploadBuilder {
  /** When uploads are created unless told otherwise. */
  public static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.089Z");

  private final String name;
  private final Client client;
  private final String content;
  private final Instant created;
  private final BundleOptions options;
  private final int uploadsMax;

  private UploadBuilder(
      String name,
      Client client,
      String content,
      Instant created,
      BundleOptions options,
      int uploadsMax) {
    this.name = name;
    this.client = client;
    this.content = content;
    this.created = created;
    this.options = options;
    this.uploadsMax = uploadsMax;
  }

  public static UploadBuilder anUpload() {
    return new UploadBuilder(
        "upload", ClientBuilder.aClient().build(), "content", CREATED, BundleOptions.NONE, 10);
  }

  public UploadBuilder named(String newName) {
    return new UploadBuilder(newName, client, content, created, options, uploadsMax);
  }

  /** The client that sends it, and the client's tenant. */
  public UploadBuilder by(Client newClient) {
    return new UploadBuilder(name, newClient, content, created, options, uploadsMax);
  }

  /** The text whose hash is its content. */
  public UploadBuilder holding(String newContent) {
    return new UploadBuilder(name, client, newContent, created, options, uploadsMax);
  }

  public UploadBuilder createdAt(Instant newCreated) {
    return new UploadBuilder(name, client, content, newCreated, options, uploadsMax);
  }

  public UploadBuilder with(BundleOptions newOptions) {
    return new UploadBuilder(name, client, content, created, newOptions, uploadsMax);
  }

  public UploadBuilder whereUploadsMaxIs(int newUploadsMax) {
    return new UploadBuilder(name, client, content, created, options, newUploadsMax);
  }

  /** The upload; the same one sent in the ten minutes before counts as a repetition. */
  public NewUpload build() {
    JobId id = id();
    ConfigBackup backup =
        new ConfigBackup(
            id,
            client.tenant(),
            BackupType.UPLOADED,
            new BackupName(name),
            client.id(),
            client.name(),
            options,
            created,
            created,
            new JobState.NotStarted(),
            new BackupContent.Awaited());
    return new NewUpload(
        backup, hash(content), "staged-" + id, created.minus(Duration.ofMinutes(10)), uploadsMax);
  }

  private JobId id() {
    String source =
        name + "|" + client.id() + "|" + client.tenant() + "|" + created + "|" + content;
    return new JobId(UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)));
  }

  private static ContentHash hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ContentHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}

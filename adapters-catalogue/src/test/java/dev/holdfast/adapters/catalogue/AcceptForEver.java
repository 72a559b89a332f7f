package dev.holdfast.adapters.catalogue;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.application.port.out.Jobs.Choice;
import dev.holdfast.application.port.out.Jobs.Claim;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.testkit.build.UploadBuilder;
import java.nio.file.Path;
import java.time.Instant;

/** A process that accepts and completes uploads until it is killed, and says what is durable. */
final class AcceptForEver {
  static final String ACCEPTED = "accepted ";
  static final String COMPLETED = "completed ";

  /** A line without it was cut off. */
  static final String END = ".";

  private AcceptForEver() {}

  /** The job that a line is about. */
  static JobId id(String line) {
    String id = line.substring(line.indexOf(' ') + 1, line.length() - END.length());
    return JobId.parse(id).orElseThrow();
  }

  public static void main(String[] arguments) {
    Catalogue catalogue =
        Catalogue.open(CatalogueSettings.at(new CatalogueFile(Path.of(arguments[0]))));
    Instant now = UploadBuilder.CREATED.plusSeconds(5);
    for (int i = 0; ; i++) {
      NewUpload upload =
          UploadBuilder.anUpload()
              .named("upload " + i)
              .by(OpenCatalogue.CLIENT)
              .whereUploadsMaxIs(Integer.MAX_VALUE)
              .build();
      catalogue.configBackups().accept(upload);
      System.out.println(ACCEPTED + upload.backup().id() + END);
      Claim claim =
          catalogue.jobs().claim("worker", now, now.plusSeconds(60), Choice.ANY).orElseThrow();
      catalogue
          .configBackups()
          .complete(claim.lease(), new Stored(new SnapshotId("ab".repeat(32)), i), now);
      System.out.println(COMPLETED + claim.job().id() + END);
    }
  }
}

package dev.holdfast.example.application;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.in.config.ReadBundle.Bundle;
import dev.holdfast.application.port.in.config.StoreUpload.Part;
import dev.holdfast.application.port.in.config.StoreUpload.Parts;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * An archive of configuration bundles inside another program.
 *
 * <p>The program brings the ports: a catalogue, a place for files, a store of snapshots, a clock.
 * The modules {@code holdfast-adapters-*} have durable ones; {@code holdfast-testkit} has some that
 * live in memory. Holdfast brings what happens between them.
 */
public final class BundleArchive {
  private static final String WORKER = "archive";

  private final HoldfastApplication holdfast;
  private final Principal owner;

  /**
   * Opens the archive, and brings into order what a crash may have left.
   *
   * @param owner in whose name everything is done; a program with users of its own makes one for
   *     each, or asks {@code holdfast.authenticate()}
   */
  public BundleArchive(Ports ports, Principal owner) {
    this.holdfast = new HoldfastApplication(ports, Limits.DEFAULT);
    this.owner = owner;
    holdfast.workOnJobs().recover();
  }

  /**
   * Takes a bundle in. It is checked and durable when this returns; storing it is a job that {@link
   * #work} does later, on whatever thread the program likes.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if it is no bundle; its causes say
   *     where
   */
  public JobId keep(String name, InputStream bundle) {
    Iterator<Part> parts = List.<Part>of(new Part.Name(name), new Part.File(bundle)).iterator();
    Parts nextPart = () -> parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
    return holdfast.storeUpload().store(owner, nextPart).id();
  }

  /**
   * Does one job that waits.
   *
   * @return what became of it, in words for a log
   */
  public String work() {
    return switch (holdfast.workOnJobs().runOne(WORKER, () -> false)) {
      case Outcome.Idle() -> "nothing to do";
      case Outcome.Completed done -> done.kind() + " is complete";
      case Outcome.Failed failed -> failed.kind() + " failed: " + failed.reason();
      case Outcome.PutBack later -> later.kind() + " waits: " + later.reason();
    };
  }

  /** Where a bundle stands. */
  public JobState state(JobId id) {
    ConfigBackup backup = holdfast.readBackups().upload(owner, id);
    return backup.state();
  }

  /** Writes a stored bundle out again, every object as it came. */
  public void giveBack(JobId id, OutputStream target) {
    try (Bundle bundle = holdfast.readBundle().open(owner, id)) {
      bundle.writeTo(target);
    }
  }
}

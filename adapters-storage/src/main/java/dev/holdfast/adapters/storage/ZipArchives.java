package dev.holdfast.adapters.storage;

import dev.holdfast.adapters.storage.KeptArchives.Kept;
import dev.holdfast.application.port.out.Archives;
import dev.holdfast.application.port.out.FileRestores.Watch;
import dev.holdfast.domain.recovery.ArchivePart;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.error.EngineException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Archives as ZIP files in the data folder's {@code archives}. An archive and its two lists appear
 * together when they are whole and durable.
 *
 * <p>A name that is not UTF-8 is written as {@link dev.holdfast.domain.snapshot.EntryName} says,
 * and marked as UTF-8. Files that share their content by hard links are packed each. What is larger
 * than 4 GiB, and more than 65,535 entries, are written by ZIP64.
 *
 * <p>Safe for several threads; two do not pack for one recovery at once. Memory: a few hundred
 * kilobytes for each packing, some hundred bytes for each of its entries, and what a snapshot takes
 * that is open.
 */
public final class ZipArchives implements Archives {
  private final EngineSnapshotStore store;
  private final InstantSource clock;
  private final Path folder;
  private final KeptArchives kept;

  /**
   * Archives of a data folder.
   *
   * @param clock for the pace of questions
   * @param bytesMax how much all archives may take together
   * @throws dev.holdfast.domain.error.UnavailableException if the folder can't be read
   */
  public ZipArchives(
      DataFolder data, EngineSnapshotStore store, InstantSource clock, long bytesMax) {
    this.store = store;
    this.clock = clock;
    this.folder = data.archives();
    try {
      this.kept = KeptArchives.in(folder, data.files(), bytesMax);
    } catch (IOException e) {
      throw DataFolder.failure("list the archives", folder, e);
    }
  }

  @Override
  public Outcome pack(Order order, Watch watch) {
    ArchiveWatch asked = new ArchiveWatch(watch, clock);
    if (!asked.mayGoOn()) {
      return new Outcome.Interrupted();
    }
    remove(order.tenant(), order.recovery());
    try (OpenedSnapshot snapshot = OpenedSnapshot.open(store, order.tenant(), order.snapshot());
        ArchiveDraft draft = kept.begin()) {
      Optional<Long> bytes = new ZipPacking(snapshot.reader(), order.paths(), draft, asked).pack();
      if (bytes.isEmpty()) {
        return new Outcome.Interrupted();
      }
      draft.keep(kept.name(order.recovery(), order.expiry()));
      asked.tell();
      return new Outcome.Done(asked.totals(), bytes.get());
    } catch (EngineException e) {
      throw EngineFailures.translated(order.tenant(), e);
    } catch (IOException e) {
      throw DataFolder.failure("write an archive", folder, e);
    }
  }

  @Override
  public Optional<Opened> open(TenantId tenant, RecoveryId recovery, ArchivePart part) {
    try {
      List<Kept> found = kept.of(recovery);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(PackedPart.open(found.getFirst().part(part)));
    } catch (NoSuchFileException removedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw DataFolder.failure("open an archive", folder, e);
    }
  }

  @Override
  public void remove(TenantId tenant, RecoveryId recovery) {
    try {
      for (Kept archive : kept.of(recovery)) {
        kept.remove(archive);
      }
    } catch (IOException e) {
      throw DataFolder.failure("remove an archive", folder, e);
    }
  }

  @Override
  public void removeExpired(Instant now) {
    try {
      for (Kept archive : kept.all()) {
        if (!now.isBefore(archive.expiry())) {
          kept.remove(archive);
        }
      }
    } catch (IOException e) {
      throw DataFolder.failure("remove an archive", folder, e);
    }
  }
}

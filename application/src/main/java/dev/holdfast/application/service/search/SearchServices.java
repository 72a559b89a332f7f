package dev.holdfast.application.service.search;

import dev.holdfast.application.port.in.search.IndexSnapshots;
import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.out.FileIndex;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.SnapshotFiles;
import dev.holdfast.application.service.job.JobHandler;
import dev.holdfast.domain.job.JobKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts together what searches for files, and what makes them ready for that. */
public final class SearchServices {

  /** What they need of the world. */
  public record Ports(
      FileIndex index,
      SnapshotFiles files,
      KeptSnapshots kept,
      ProtectionGroups groups,
      Policies policies,
      ObjectSearch objects,
      Jobs jobs,
      InstantSource clock,
      RandomGenerator chance) {}

  private final SearchFiles searchFiles;
  private final IndexSnapshots indexSnapshots;
  private final Map<JobKind, JobHandler> handlers;

  public SearchServices(Ports ports) {
    this.searchFiles =
        new SearchFilesService(
            ports.index(), ports.groups(), ports.policies(), ports.objects(), ports.clock());
    this.indexSnapshots =
        new IndexSnapshotsService(
            ports.kept(), ports.index(), ports.jobs(), ports.clock(), ports.chance());
    SnapshotIndexing indexing =
        new SnapshotIndexing(ports.kept(), ports.groups(), ports.files(), ports.index());
    this.handlers =
        Map.of(
            JobKind.FILE_INDEXING,
            new FileIndexingHandler(
                ports.kept(),
                ports.index(),
                indexing,
                ports.jobs(),
                ports.clock(),
                ports.chance()));
  }

  public SearchFiles searchFiles() {
    return searchFiles;
  }

  public IndexSnapshots indexSnapshots() {
    return indexSnapshots;
  }

  /** What works on the jobs of these services. */
  public Map<JobKind, JobHandler> handlers() {
    return handlers;
  }
}

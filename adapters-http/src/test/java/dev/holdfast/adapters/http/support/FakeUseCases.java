package dev.holdfast.adapters.http.support;

import dev.holdfast.adapters.http.UseCases;
import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.domain.config.BackupPage;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The in-ports of the edge, kept in memory; each can be made to do something else. */
public final class FakeUseCases implements StoreUpload, ReadBackups, DeleteUpload, ReadBundle {

  /** What of an upload's file is kept to be looked at. */
  private static final int FILE_BYTES_KEPT = 1024;

  /** An upload as it arrived. */
  public record Arrival(Principal principal, List<String> parts, String file, long fileBytes) {}

  /** Writes a bundle. */
  @FunctionalInterface
  public interface BundleWriter {
    void write(OutputStream target) throws IOException;
  }

  /** Does something in the middle of a use case. */
  @FunctionalInterface
  public interface Step {
    void run();
  }

  public final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  public final List<BackupQuery> queries = new CopyOnWriteArrayList<>();
  public final List<String> closedBundles = new CopyOnWriteArrayList<>();

  private final CountDownLatch bundleClosed = new CountDownLatch(1);
  private final Map<JobId, ConfigBackup> backups = new ConcurrentHashMap<>();
  private final FakeClients clients = new FakeClients();
  public final People people = new People();
  public final Protection protection = new Protection();
  public final FakeGroups groups = new FakeGroups();
  public final Recovering recovering = new Recovering();
  public final SnapshotScene snapshots = new SnapshotScene();
  private volatile Step beforeRead = () -> {};
  private volatile Step beforeStore = () -> {};
  private volatile BundleWriter bundle =
      target -> target.write("[]".getBytes(StandardCharsets.UTF_8));

  public UseCases all() {
    return new UseCases(
        clients,
        people.logIn(),
        people.manageUsers(),
        protection.managePolicies(),
        protection.manageSources(),
        protection.searchObjects(),
        protection.files,
        this,
        this,
        this,
        this,
        snapshots.browse(),
        groups.all(),
        recovering.all());
  }

  public ConfigBackup has(ConfigBackup backup) {
    backups.put(backup.id(), backup);
    return backup;
  }

  /** Waits a while for a bundle to be closed. */
  public void awaitClosedBundle(Duration patience) {
    try {
      bundleClosed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public void beforeRead(Step step) {
    beforeRead = step;
  }

  public void beforeStore(Step step) {
    beforeStore = step;
  }

  public void bundle(BundleWriter writer) {
    bundle = writer;
  }

  @Override
  public ConfigBackup store(Principal principal, Parts parts) {
    beforeStore.run();
    List<String> seen = new ArrayList<>();
    StringBuilder file = new StringBuilder();
    long fileBytes = 0;
    boolean hasName = false;
    boolean hasFile = false;
    for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
      switch (next.get()) {
        case Part.Name(String value) -> {
          hasName = true;
          seen.add("name=" + value);
        }
        case Part.File(InputStream content) -> {
          hasFile = true;
          fileBytes += read(content, file);
          seen.add("data");
        }
        case Part.Unknown(String name) -> seen.add("?" + name);
      }
    }
    if (!hasName || !hasFile) {
      throw new InvalidInputException(
          "upload.part.missing", "The form needs the parts name and data.");
    }
    arrivals.add(new Arrival(principal, seen, file.toString(), fileBytes));
    return has(Backups.notStarted("upload " + arrivals.size()));
  }

  private static long read(InputStream content, StringBuilder kept) {
    byte[] buffer = new byte[8 * 1024];
    long total = 0;
    try {
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        int room = Math.max(0, Math.min(count, FILE_BYTES_KEPT - kept.length()));
        kept.append(new String(buffer, 0, room, StandardCharsets.UTF_8));
        total += count;
      }
      return total;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BackupPage backups(Principal principal, BackupQuery query) {
    return page(query);
  }

  @Override
  public BackupPage uploads(Principal principal, BackupQuery query) {
    return page(query);
  }

  private BackupPage page(BackupQuery query) {
    queries.add(query);
    beforeRead.run();
    List<ConfigBackup> all =
        backups.values().stream()
            .filter(backup -> query.statuses().contains(backup.state().status()))
            .toList();
    return new BackupPage(all, all.size());
  }

  @Override
  public ConfigBackup upload(Principal principal, JobId id) {
    beforeRead.run();
    return Optional.ofNullable(backups.get(id)).orElseThrow(FakeUseCases::unknown);
  }

  @Override
  public void delete(Principal principal, JobId id) {
    beforeRead.run();
    if (backups.remove(id) == null) {
      throw unknown();
    }
  }

  @Override
  public Bundle open(Principal principal, JobId id) {
    if (!backups.containsKey(id)) {
      throw unknown();
    }
    return new Bundle() {
      @Override
      public void writeTo(OutputStream target) {
        try {
          bundle.write(target);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void close() {
        closedBundles.add(id.toString());
        bundleClosed.countDown();
      }
    };
  }

  private static NotFoundException unknown() {
    return new NotFoundException("upload.unknown", "There is no upload with this id.");
  }
}

package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.SnapshotStore.Label;
import dev.holdfast.application.port.out.SnapshotStore.Listed;
import dev.holdfast.application.port.out.SnapshotStore.Pruned;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.application.port.out.SnapshotStore.Writer;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.protection.Clearance;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.BrokenStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotStore} must keep. */
public abstract class SnapshotStoreContract {
  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final TenantId OTHER = new TenantId("other");
  private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

  /** A store with nothing in it, not even repositories; asked for once in each test. */
  protected abstract SnapshotStore emptyStore();

  @Test
  void storedFiles_areReadBackWhole_inAnyOrder() throws IOException {
    SnapshotStore store = emptyStore();
    Map<List<String>, byte[]> files = new LinkedHashMap<>();
    files.put(List.of("ROLE", "0a", "f", "b.2.json"), bytes("two"));
    files.put(List.of("bundle.json"), bytes("{}"));
    files.put(List.of("ROLE", "0a", "f", "a.1.json"), bytes("one"));
    files.put(List.of("ACCESS_PROFILE", "ff", "0", "%C3%A9~.3.json"), bytes("three é"));
    files.put(List.of("ROLE", "0b", "f", "empty"), new byte[0]);

    SnapshotId id = store(store, "job:1", files);

    try (Reader reader = store.open(TENANT, id)) {
      for (Map.Entry<List<String>, byte[]> file : files.entrySet()) {
        assertThat(whole(reader, file.getKey())).isEqualTo(file.getValue());
      }
      assertThat(whole(reader, List.of("bundle.json"))).as("read again").isEqualTo(bytes("{}"));
    }
  }

  @Test
  void bigFile_isReadBackWhole() throws IOException {
    SnapshotStore store = emptyStore();
    byte[] content = new byte[9_000_001];
    new SplittableRandom(7).nextBytes(content);

    SnapshotId id;
    try (Writer writer = store.begin(TENANT, label("job:1", TIME))) {
      writer.addFile(List.of("streamed"), new ByteArrayInputStream(content));
      writer.addFile(List.of("whole"), content);
      writer.addFile(List.of("empty"), new ByteArrayInputStream(new byte[0]));
      id = writer.commit();
    }

    try (Reader reader = store.open(TENANT, id)) {
      assertThat(whole(reader, List.of("streamed"))).isEqualTo(content);
      assertThat(whole(reader, List.of("whole"))).isEqualTo(content);
      assertThat(whole(reader, List.of("empty"))).isEmpty();
    }
  }

  @Test
  void contentHandedIn_mayBeUsedAgain() throws IOException {
    SnapshotStore store = emptyStore();
    byte[] content = bytes("before");

    SnapshotId id;
    try (Writer writer = store.begin(TENANT, label("job:1", TIME))) {
      writer.addFile(List.of("file"), content);
      content[0] = 'x';
      id = writer.commit();
    }

    try (Reader reader = store.open(TENANT, id)) {
      assertThat(whole(reader, List.of("file"))).isEqualTo(bytes("before"));
    }
  }

  @Test
  void snapshotWithoutFiles_isASnapshot() {
    SnapshotStore store = emptyStore();

    SnapshotId id = store(store, "job:1", Map.of());

    assertThat(store.findByTag(TENANT, "job:1")).contains(id);
  }

  @Test
  void whatIsNotInASnapshot_isNotFound() {
    SnapshotStore store = emptyStore();
    SnapshotId id = store(store, "job:1", Map.of(List.of("ROLE", "file"), bytes("content")));

    try (Reader reader = store.open(TENANT, id)) {
      for (List<String> path :
          List.of(
              List.of("file"),
              List.of("ROLE"),
              List.of("ROLE", "other"),
              List.of("ROLE", "file", "below"))) {
        assertThatThrownBy(() -> reader.open(path))
            .as(path.toString())
            .isInstanceOf(NotFoundException.class);
      }
    }
  }

  @Test
  void snapshot_isFoundByEachOfItsTags() {
    SnapshotStore store = emptyStore();
    SnapshotId id = store(store, "job:1", Map.of());
    SnapshotId other = store(store, "job:2", Map.of());

    assertThat(store.findByTag(TENANT, "job:1")).contains(id);
    assertThat(store.findByTag(TENANT, "job:2")).contains(other);
    assertThat(store.findByTag(TENANT, "config-backup")).isPresent();
    assertThat(store.findByTag(TENANT, "job:")).isEmpty();
  }

  @Test
  void newestOfSeveralSnapshots_isFoundByTheirTag() {
    SnapshotStore store = emptyStore();
    commit(store, label("job:1", TIME));
    SnapshotId newest = commit(store, label("job:1", TIME.plusMillis(1)));

    assertThat(store.findByTag(TENANT, "job:1")).contains(newest);
  }

  @Test
  void writerThatIsNotCommitted_leavesNoSnapshot() {
    SnapshotStore store = emptyStore();

    try (Writer writer = store.begin(TENANT, label("job:1", TIME))) {
      writer.addFile(List.of("file"), bytes("content"));
    }

    assertThat(store.findByTag(TENANT, "job:1")).isEmpty();
  }

  @Test
  void tenantWithoutRepository_hasNoSnapshots() {
    SnapshotStore store = emptyStore();
    SnapshotId unknown = new SnapshotId("ab".repeat(32));

    assertThat(store.findByTag(TENANT, "job:1")).isEmpty();
    assertThatThrownBy(() -> store.open(TENANT, unknown)).isInstanceOf(NotFoundException.class);
    forget(store, TENANT, unknown);
  }

  @Test
  void snapshotOfOneTenant_isNothingToAnother() {
    SnapshotStore store = emptyStore();
    SnapshotId id = store(store, "job:1", Map.of());

    forget(store, OTHER, id);

    assertThat(store.findByTag(OTHER, "job:1")).isEmpty();
    assertThatThrownBy(() -> store.open(OTHER, id)).isInstanceOf(NotFoundException.class);
    assertThat(store.findByTag(TENANT, "job:1")).contains(id);
  }

  @Test
  void forgottenSnapshot_isGone_andTheOthersStay() throws IOException {
    SnapshotStore store = emptyStore();
    SnapshotId gone = store(store, "job:1", Map.of(List.of("file"), bytes("content")));
    SnapshotId kept = store(store, "job:2", Map.of(List.of("file"), bytes("content")));

    forget(store, TENANT, gone);
    forget(store, TENANT, gone);

    assertThat(store.findByTag(TENANT, "job:1")).isEmpty();
    assertThatThrownBy(() -> store.open(TENANT, gone)).isInstanceOf(NotFoundException.class);
    try (Reader reader = store.open(TENANT, kept)) {
      assertThat(whole(reader, List.of("file"))).isEqualTo(bytes("content"));
    }
  }

  @Test
  void snapshots_areListedOldestFirst_eachTenantItsOwn() {
    SnapshotStore store = emptyStore();
    SnapshotId second = commit(store, label("job:2", TIME.plusMillis(1)));
    SnapshotId first = commit(store, label("job:1", TIME));
    try (Writer writer = store.begin(OTHER, label("job:3", TIME))) {
      writer.commit();
    }

    assertThat(store.list(TENANT))
        .containsExactly(
            new Listed(first, TIME, List.of("job:1", "config-backup")),
            new Listed(second, TIME.plusMillis(1), List.of("job:2", "config-backup")));
    assertThat(store.list(OTHER)).hasSize(1);
    assertThat(store.list(new TenantId("nobody"))).isEmpty();
  }

  @Test
  void clearanceForAnotherTenant_removesNothing() {
    SnapshotStore store = emptyStore();
    SnapshotId kept = store(store, "job:1", Map.of());
    List<Clearance> foreign = List.of(SnapshotGuard.unprotected(OTHER, kept));

    assertThatThrownBy(() -> store.forget(TENANT, foreign))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.list(TENANT)).extracting(Listed::id).containsExactly(kept);
  }

  @Test
  void severalSnapshots_areForgottenAtOnce() {
    SnapshotStore store = emptyStore();
    SnapshotId first = store(store, "job:1", Map.of());
    SnapshotId second = store(store, "job:2", Map.of());
    SnapshotId kept = store(store, "job:3", Map.of());

    forget(store, TENANT, first, second, new SnapshotId("ab".repeat(32)));
    forget(store, TENANT);

    assertThat(store.list(TENANT)).extracting(Listed::id).containsExactly(kept);
  }

  @Test
  void prune_freesWhatNoSnapshotNeeds_andNothingElse() throws IOException {
    SnapshotStore store = emptyStore();
    byte[] common = noise(1, 300_000);
    SnapshotId gone =
        store(store, "job:1", Map.of(List.of("common"), common, List.of("own"), noise(2, 700_000)));
    SnapshotId kept = store(store, "job:2", Map.of(List.of("common"), common));
    forget(store, TENANT, gone);

    Pruned pruned = store.prune(TENANT, Set.of(kept), () -> true);

    assertThat(pruned).isInstanceOf(Pruned.Freed.class);
    assertThat(((Pruned.Freed) pruned).bytes()).isBetween(700_000L, 750_000L);
    try (Reader reader = store.open(TENANT, kept)) {
      assertThat(whole(reader, List.of("common"))).isEqualTo(common);
    }
    assertThat(store.prune(TENANT, Set.of(kept), () -> true)).isEqualTo(new Pruned.Freed(0));
  }

  @Test
  void pruneIsRefused_whereASnapshotThatIsNeededIsLost() {
    SnapshotStore store = emptyStore();
    SnapshotId kept = store(store, "job:1", Map.of(List.of("file"), bytes("content")));
    SnapshotId lost = store(store, "job:2", Map.of(List.of("file"), noise(3, 100_000)));
    forget(store, TENANT, lost);

    assertThatThrownBy(() -> store.prune(TENANT, Set.of(kept, lost), () -> true))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining(lost.value());
    assertThatThrownBy(() -> store.prune(OTHER, Set.of(kept), () -> true))
        .as("a tenant without a repository")
        .isInstanceOf(DamagedException.class);

    Pruned pruned = store.prune(TENANT, Set.of(kept), () -> true);
    assertThat(((Pruned.Freed) pruned).bytes()).as("it was still there").isPositive();
  }

  @Test
  void pruneThatMayNotGoOn_ends_andTheNextOneDoesIt() {
    SnapshotStore store = emptyStore();
    SnapshotId gone = store(store, "job:1", Map.of(List.of("file"), noise(4, 100_000)));
    forget(store, TENANT, gone);

    assertThat(store.prune(TENANT, Set.of(), () -> false)).isEqualTo(new Pruned.Interrupted());

    Pruned pruned = store.prune(TENANT, Set.of(), () -> true);
    assertThat(((Pruned.Freed) pruned).bytes()).isPositive();
  }

  @Test
  void tenantWithoutRepository_isPrunedAtOnce() {
    assertThat(emptyStore().prune(TENANT, Set.of(), () -> true)).isEqualTo(new Pruned.Freed(0));
  }

  @Test
  void failureOfAFilesContent_passesThrough_andNothingIsStored() {
    SnapshotStore store = emptyStore();
    InputStream breaking = BrokenStream.after(bytes("half"), new IOException("The cable is cut"));

    try (Writer writer = store.begin(TENANT, label("job:1", TIME))) {
      assertThatThrownBy(() -> writer.addFile(List.of("file"), breaking))
          .hasStackTraceContaining("The cable is cut");
    }

    assertThat(store.findByTag(TENANT, "job:1")).isEmpty();
  }

  private static SnapshotId store(
      SnapshotStore store, String tag, Map<List<String>, byte[]> files) {
    try (Writer writer = store.begin(TENANT, label(tag, TIME))) {
      files.forEach(writer::addFile);
      return writer.commit();
    }
  }

  private static SnapshotId commit(SnapshotStore store, Label label) {
    try (Writer writer = store.begin(TENANT, label)) {
      return writer.commit();
    }
  }

  private static Label label(String tag, Instant time) {
    return new Label(time, List.of(tag, "config-backup"), "/config/default");
  }

  private static byte[] whole(Reader reader, List<String> path) throws IOException {
    try (InputStream content = reader.open(path)) {
      return content.readAllBytes();
    }
  }

  /** Content that can't be compressed. */
  private static byte[] noise(long seed, int length) {
    byte[] noise = new byte[length];
    new SplittableRandom(seed).nextBytes(noise);
    return noise;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void forget(SnapshotStore store, TenantId tenant, SnapshotId... snapshots) {
    store.forget(
        tenant,
        Stream.of(snapshots).map(snapshot -> SnapshotGuard.unprotected(tenant, snapshot)).toList());
  }
}

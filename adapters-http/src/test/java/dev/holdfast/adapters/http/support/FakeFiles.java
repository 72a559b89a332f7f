package dev.holdfast.adapters.http.support;

import dev.holdfast.application.port.in.search.SearchFiles;
import dev.holdfast.application.port.out.FileIndex.Extent;
import dev.holdfast.application.port.out.FileIndex.Snapshot;
import dev.holdfast.application.port.out.FileIndex.Update;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.Indexing;
import dev.holdfast.domain.search.FileQuery;
import dev.holdfast.domain.search.SnapshotLine;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import dev.holdfast.domain.snapshot.SnapshotId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.InMemoryFileIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files that tests put into snapshots, and what their groups and hosts are called. */
public final class FakeFiles implements SearchFiles {
  private static final int ID_CHARS = 64;

  private final Map<GroupId, InGroup> groups = new HashMap<>();
  private final Map<ObjectId, SourceObject> objects = new HashMap<>();
  private InMemoryFileIndex index = new InMemoryFileIndex();
  private long revision;

  /** A snapshot that holds these. */
  public synchronized void has(SnapshotLine line, List<SnapshotEntry> entries) {
    revision++;
    String digits = Long.toString(revision);
    SnapshotId id = new SnapshotId("0".repeat(ID_CHARS - digits.length()) + digits);
    Snapshot snapshot = new Snapshot(TenantId.DEFAULT, line, id, Indexing.ALL, revision);
    try (Update update = index.begin(snapshot, Extent.WHOLE)) {
      entries.forEach(update::put);
      update.apply(() -> true);
    }
  }

  public synchronized void knows(GroupId id, InGroup group) {
    groups.put(id, group);
  }

  public synchronized void knows(SourceObject object) {
    objects.put(object.id(), object);
  }

  synchronized void forget() {
    index = new InMemoryFileIndex();
    groups.clear();
    objects.clear();
  }

  @Override
  public synchronized Found search(Principal principal, FileQuery query) {
    principal.require(Privilege.RESTORE_VIEW);
    return new Found(index.search(principal.tenant(), query), groups, objects);
  }
}

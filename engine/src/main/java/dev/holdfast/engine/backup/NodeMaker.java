package dev.holdfast.engine.backup;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Makes of what a file system says what a node holds, as restic does: times with the offset of a
 * zone, the time of change in the place of the time of access unless that is asked for.
 *
 * <p>Safe for use by many threads.
 */
final class NodeMaker {
  private static final int YEAR_MAX = 9999;
  private static final int NEW_DIRECTORY = FileMode.DIRECTORY | 0755;

  /** Beyond so many owners, a cache would be no bound on memory. */
  private static final int OWNERS_MAX = 10_000;

  private record Ids(long userId, long groupId) {}

  private final BiFunction<Long, Long, Owner> owners;
  private final ZoneId zone;
  private final boolean accessTimes;
  private final Map<Ids, Owner> known = new ConcurrentHashMap<>();

  NodeMaker(BiFunction<Long, Long, Owner> owners, ZoneId zone, boolean accessTimes) {
    this.owners = owners;
    this.zone = zone;
    this.accessTimes = accessTimes;
  }

  Attributes attributes(FileStatus status, List<ExtendedAttribute> extended) {
    OffsetDateTime modified = time(status.modified());
    OffsetDateTime accessed = accessTimes ? time(status.accessed()) : modified;
    return new Attributes(
        status.mode(),
        new FileTimes(modified, accessed, time(status.changed())),
        owner(status.userId(), status.groupId()),
        status.identity(),
        extended,
        List.of(),
        "");
  }

  /** What a directory has that stands in a snapshot and in no source. */
  Attributes madeUp(Instant time) {
    FileTimes times = FileTimes.all(time(time));
    return new Attributes(new FileMode(NEW_DIRECTORY), times, Owner.ROOT, FileIdentity.UNKNOWN);
  }

  static Node link(NodeName name, Attributes attributes, ByteString target, long links) {
    return new SymlinkNode(name, attributes, target, links);
  }

  /** What is neither a file nor a directory nor a link. */
  static Node special(NodeName name, Attributes attributes, FileStatus status) {
    int bits = status.mode().bits();
    if (status.mode().isDevice()) {
      DeviceKind kind =
          (bits & FileMode.CHARACTER_DEVICE) != 0 ? DeviceKind.CHARACTER : DeviceKind.BLOCK;
      return new DeviceNode(name, attributes, kind, status.device(), status.links());
    }
    SpecialKind kind = (bits & FileMode.FIFO) != 0 ? SpecialKind.FIFO : SpecialKind.IRREGULAR;
    return new SpecialNode(name, attributes, kind);
  }

  private Owner owner(long userId, long groupId) {
    Ids ids = new Ids(userId, groupId);
    Owner found = known.get(ids);
    if (found == null) {
      found = owners.apply(userId, groupId);
      if (known.size() < OWNERS_MAX) {
        known.put(ids, found);
      }
    }
    return found;
  }

  /** In the nearest year that the format can say, as restic does it. */
  private OffsetDateTime time(Instant instant) {
    ZoneOffset offset = zone.getRules().getOffset(instant);
    boolean wholeMinutes = offset.getTotalSeconds() % 60 == 0;
    OffsetDateTime time = instant.atOffset(wholeMinutes ? offset : ZoneOffset.UTC);
    int year = Math.clamp(time.getYear(), 0, YEAR_MAX);
    return year == time.getYear() ? time : time.withYear(year);
  }
}

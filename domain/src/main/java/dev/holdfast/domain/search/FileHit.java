package dev.holdfast.domain.search;

import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.EntryPath;
import dev.holdfast.domain.source.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One path of one object in one group that some live snapshot holds, as the newest of them that was
 * indexed has it.
 *
 * @param bytes the length of a file's content; 0 for all else
 * @param modifiedMicros in microseconds since 1970
 */
public record FileHit(
    EntryPath path, EntryKind kind, long bytes, long modifiedMicros, SnapshotLine line) {

  /** By folded name, then path, both by code points, then object, then group. */
  public static final Comparator<FileHit> ORDER = Comparator.comparing(FileHit::place);

  /** Where a hit stands in the order of hits. */
  public record Place(EntryPath path, SnapshotLine line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byName = byCodePoints(NameFolding.fold(path.name()), NameFolding.fold(other.path.name()));
      if (byName != 0) {
        return byName;
      }
      int byPath = byCodePoints(path.value(), other.path.value());
      if (byPath != 0) {
        return byPath;
      }
      ObjectId object = line.object();
      int byObject = Long.compare(object.number(), other.line.object().number());
      GroupId group = line.group();
      return byObject != 0 ? byObject : Long.compare(group.number(), other.line.group().number());
    }
  }

  public Place place() {
    return new Place(path, line);
  }

  /** The bytes of UTF-8 have the order of what they stand for. */
  private static int byCodePoints(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

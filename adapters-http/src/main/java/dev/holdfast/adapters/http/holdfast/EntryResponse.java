package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.snapshot.SnapshotEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a snapshot.
 *
 * @param bytes of a file
 * @param mode four octal digits
 * @param user absent if not known
 * @param group absent if not known
 */
record EntryResponse(
    String path,
    String name,
    String kind,
    @Nullable Long bytes,
    String modified,
    String mode,
    long userId,
    long groupId,
    @Nullable String user,
    @Nullable String group,
    @Nullable String linkTarget) {

  static EntryResponse of(SnapshotEntry entry) {
    return new EntryResponse(
        entry.path().value(),
        entry.path().name(),
        entry.kind().name(),
        entry.kind() == EntryKind.FILE ? entry.bytes() : null,
        entry.modified().toString(),
        "%04o".formatted(entry.mode()),
        entry.owner().userId(),
        entry.owner().groupId(),
        orNull(entry.owner().user()),
        orNull(entry.owner().group()),
        entry.linkTarget());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

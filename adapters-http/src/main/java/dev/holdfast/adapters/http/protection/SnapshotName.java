package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.source.ObjectId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The snapshot of an object that a run made, by the id that clients have of it: opaque, in letters
 * that URLs keep. It names no tenant: whoever looks it up does so in the caller's.
 */
public record SnapshotName(RunId run, ObjectId object) {
  private static final Pattern FORM = Pattern.compile("([0-9:]+) ([1-9][0-9]{0,17})");

  public String id() {
    return OpaqueText.of(run + " " + object);
  }

  /** The name that an id stands for; empty if it is none of ours. */
  public static Optional<SnapshotName> parse(String id) {
    return OpaqueText.read(id).flatMap(SnapshotName::of);
  }

  private static Optional<SnapshotName> of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    ObjectId object = new ObjectId(Long.parseLong(parts.group(2)));
    return RunId.parse(parts.group(1)).map(run -> new SnapshotName(run, object));
  }
}

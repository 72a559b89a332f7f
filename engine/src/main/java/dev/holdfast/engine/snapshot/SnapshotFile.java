package dev.holdfast.engine.snapshot;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.format.JsonReader;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.SnapshotId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a snapshot file, members in restic's order:
 *
 * <p>{@code time}, {@code parent}?, {@code tree}, {@code paths}, {@code hostname}?, {@code
 * username}?, {@code uid}?, {@code gid}?, {@code excludes}?, {@code tags}?, {@code original}?,
 * {@code program_version}?, {@code summary}?; those with a question mark are left out when empty or
 * 0. Members that are not known are passed over.
 */
public final class SnapshotFile {
  private SnapshotFile() {}

  /** Writes the document of a snapshot without parent and original. */
  public static byte[] encode(BlobId tree, SnapshotDetails details, SnapshotSummary summary) {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.member("time").time(details.time());
    return encodeRest(json, tree, details, summary);
  }

  /** Writes the document of a snapshot that was made against another one, its parent. */
  public static byte[] encode(
      SnapshotId parent, BlobId tree, SnapshotDetails details, SnapshotSummary summary) {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.member("time").time(details.time());
    json.member("parent").hash(parent.hash());
    return encodeRest(json, tree, details, summary);
  }

  private static byte[] encodeRest(
      JsonWriter json, BlobId tree, SnapshotDetails details, SnapshotSummary summary) {
    details(json, tree, details);
    programVersion(json, details);
    json.member("summary");
    SummaryJson.encode(json, summary);
    json.endObject();
    return json.toBytes();
  }

  /** Writes the members of the document into an object that may have others too. */
  public static void members(JsonWriter json, Snapshot snapshot) {
    json.member("time").time(snapshot.details().time());
    snapshot.parent().ifPresent(parent -> json.member("parent").hash(parent.hash()));
    details(json, snapshot.tree(), snapshot.details());
    snapshot.original().ifPresent(original -> json.member("original").hash(original.hash()));
    programVersion(json, snapshot.details());
    snapshot
        .summary()
        .ifPresent(
            summary -> {
              json.member("summary");
              SummaryJson.encode(json, summary);
            });
  }

  /** What stands between the parent and the original. */
  private static void details(JsonWriter json, BlobId tree, SnapshotDetails details) {
    json.member("tree").hash(tree.hash());
    json.member("paths");
    texts(json, details.paths());
    textUnlessEmpty(json, "hostname", details.hostname());
    textUnlessEmpty(json, "username", details.username());
    numberUnlessZero(json, "uid", details.uid());
    numberUnlessZero(json, "gid", details.gid());
    textsUnlessEmpty(json, "excludes", details.excludes());
    textsUnlessEmpty(json, "tags", details.tags());
  }

  private static void programVersion(JsonWriter json, SnapshotDetails details) {
    textUnlessEmpty(json, "program_version", details.programVersion());
  }

  /**
   * Reads the document.
   *
   * @throws CorruptException if it is not a snapshot
   */
  public static Snapshot decode(SnapshotId id, byte[] json) {
    Members members = new Members();
    try (JsonReader in = new JsonReader("Snapshot " + id, json, 0, json.length)) {
      in.beginObject();
      while (in.nextMember()) {
        if (in.isNull()) {
          in.skip();
        } else {
          members.read(in);
        }
      }
      in.end();
      return members.snapshot(id, in);
    }
  }

  private static void texts(JsonWriter json, List<String> values) {
    json.beginArray();
    values.forEach(json::text);
    json.endArray();
  }

  private static void textsUnlessEmpty(JsonWriter json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.member(name);
      texts(json, values);
    }
  }

  private static void textUnlessEmpty(JsonWriter json, String name, String value) {
    if (!value.isEmpty()) {
      json.member(name).text(value);
    }
  }

  private static void numberUnlessZero(JsonWriter json, String name, long value) {
    if (value != 0) {
      json.member(name).unsigned(value);
    }
  }

  /** What has been read so far. */
  private static final class Members {
    private @Nullable OffsetDateTime time;
    private @Nullable Hash tree;
    private @Nullable Hash parent;
    private @Nullable Hash original;
    private @Nullable SnapshotSummary summary;
    private List<String> paths = List.of();
    private List<String> excludes = List.of();
    private List<String> tags = List.of();
    private String hostname = "";
    private String username = "";
    private String programVersion = "";
    private long uid;
    private long gid;

    void read(JsonReader in) {
      switch (in.memberName()) {
        case "time" -> time = in.time();
        case "parent" -> parent = in.hash();
        case "tree" -> tree = in.hash();
        case "paths" -> paths = texts(in);
        case "hostname" -> hostname = in.text();
        case "username" -> username = in.text();
        case "uid" -> uid = in.uint32();
        case "gid" -> gid = in.uint32();
        case "excludes" -> excludes = texts(in);
        case "tags" -> tags = texts(in);
        case "original" -> original = in.hash();
        case "program_version" -> programVersion = in.text();
        case "summary" -> summary = SummaryJson.decode(in);
        default -> in.skip();
      }
    }

    Snapshot snapshot(SnapshotId id, JsonReader in) {
      if (time == null || tree == null) {
        throw in.corrupt("has no time or no tree");
      }
      SnapshotDetails details =
          new SnapshotDetails(
              time, paths, hostname, username, uid, gid, excludes, tags, programVersion);
      return new Snapshot(id, new BlobId(tree), details, id(parent), id(original), summary);
    }

    private static @Nullable SnapshotId id(@Nullable Hash hash) {
      return hash == null ? null : new SnapshotId(hash);
    }

    private static List<String> texts(JsonReader in) {
      List<String> values = new ArrayList<>();
      in.beginArray();
      while (in.nextElement()) {
        values.add(in.text());
      }
      return values;
    }
  }
}

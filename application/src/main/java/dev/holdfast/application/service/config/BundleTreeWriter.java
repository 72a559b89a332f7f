package dev.holdfast.application.service.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.SnapshotStore.Writer;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.domain.config.BundleEntry;
import dev.holdfast.domain.config.BundleForm;
import dev.holdfast.domain.config.BundleReader;
import dev.holdfast.domain.config.ObjectPath;
import dev.holdfast.domain.json.CanonicalJson;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Writes a staged bundle as a {@link BundleTree}.
 *
 * <p>The paths of all objects are needed last, in {@code bundle.json}. They wait for it in a staged
 * file of their own, since half a million of them would not fit into memory.
 */
final class BundleTreeWriter {
  /** Room for half a million of the longest paths. */
  private static final long PATHS_BYTES_MAX = 512L << 20;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Staging staging;
  private final JsonCodec json;

  BundleTreeWriter(Staging staging, JsonCodec json) {
    this.staging = staging;
    this.json = json;
  }

  /**
   * Writes the whole tree, and asks before each object whether to go on.
   *
   * @return how many objects there are; empty if it was not to go on
   */
  OptionalLong write(String stagedFile, Writer snapshot, BooleanSupplier mayGoOn)
      throws IOException {
    try (Draft draft = staging.begin(PATHS_BYTES_MAX)) {
      Walk walk = new Walk(stagedFile, snapshot);
      try (OutputStream paths = new BufferedOutputStream(draft.content(), BUFFER_BYTES)) {
        if (!walk.through(paths, mayGoOn)) {
          return OptionalLong.empty();
        }
      }
      String pathsFile = draft.commit();
      try {
        addIndex(walk, pathsFile, snapshot);
      } finally {
        staging.discard(pathsFile);
      }
      return OptionalLong.of(walk.objects);
    }
  }

  private void addIndex(Walk walk, String pathsFile, Writer snapshot) throws IOException {
    byte[] head = walk.head();
    byte[] tail = walk.tail();
    try (InputStream paths = staging.open(pathsFile);
        InputStream index =
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(head), paths, new ByteArrayInputStream(tail))))) {
      snapshot.addFile(BundleTree.INDEX, index);
    }
  }

  /** One walk through a bundle, and what is known at its end. */
  private final class Walk {
    private final String stagedFile;
    private final Writer snapshot;
    private final List<Member> before = new ArrayList<>();
    private final List<Member> after = new ArrayList<>();
    private BundleForm form = BundleForm.OBJECTS_ONLY;
    private boolean isBehindObjects;
    private long objects;

    private Walk(String stagedFile, Writer snapshot) {
      this.stagedFile = stagedFile;
      this.snapshot = snapshot;
    }

    private boolean through(OutputStream paths, BooleanSupplier mayGoOn) throws IOException {
      try (InputStream text = staging.open(stagedFile)) {
        BundleReader reader = new BundleReader(json.read(text, BundleJson.LIMITS));
        while (mayGoOn.getAsBoolean()) {
          switch (reader.next()) {
            case BundleEntry.TopLevel(String name, var value) ->
                (isBehindObjects ? after : before).add(new Member(name, value));
            case BundleEntry.ObjectsBegin() -> isBehindObjects = true;
            case BundleEntry.Item item -> add(item, paths);
            case BundleEntry.End end -> {
              form = end.form();
              return true;
            }
          }
        }
        return false;
      }
    }

    private void add(BundleEntry.Item item, OutputStream paths) throws IOException {
      ObjectPath path = ObjectPath.of(item.object().key(), item.object().name());
      snapshot.addFile(path.names(), bytes(item));
      paths.write((objects == 0 ? "\n" : ",\n").getBytes(UTF_8));
      paths.write(json.write(new JsonString(path.text())));
      objects++;
    }

    private byte[] bytes(BundleEntry.Item item) {
      return item.object().isSigned()
          ? staging.read(stagedFile, item.begin(), (int) (item.end() - item.begin()))
          : json.write(CanonicalJson.of(item.object().item()));
    }

    private byte[] head() {
      JsonObject members =
          new JsonObject(
              List.of(
                  new Member(BundleTree.VERSION, new JsonNumber(BundleTree.VERSION_NUMBER)),
                  new Member(BundleTree.FORMAT, new JsonString(form.name())),
                  new Member(BundleTree.BEFORE, new JsonObject(before))));
      String text = new String(json.write(members), UTF_8);
      String open = text.substring(0, text.length() - 1);
      return (open + ",\n\"" + BundleTree.OBJECTS + "\":[").getBytes(UTF_8);
    }

    private byte[] tail() {
      String members = new String(json.write(new JsonObject(after)), UTF_8);
      return ("\n],\n\"" + BundleTree.AFTER + "\":" + members + "}\n").getBytes(UTF_8);
    }
  }
}

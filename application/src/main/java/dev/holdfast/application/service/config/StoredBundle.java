package dev.holdfast.application.service.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.application.port.in.config.ReadBundle.Bundle;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.SnapshotStore.Reader;
import dev.holdfast.domain.config.BundleForm;
import dev.holdfast.domain.config.ObjectPath;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.domain.json.JsonValue.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Puts a bundle together again from its {@link BundleTree}, one object in memory at a time. */
final class StoredBundle implements Bundle {
  private final Reader snapshot;
  private final JsonCodec json;
  private final long objectCount;
  private final InputStream indexText;
  private final BundleIndexReader index;

  /**
   * A bundle that is written once.
   *
   * @param snapshot is closed with it
   * @param objectCount how many objects the catalogue says that there are
   */
  StoredBundle(Reader snapshot, JsonCodec json, long objectCount) {
    this.snapshot = snapshot;
    this.json = json;
    this.objectCount = objectCount;
    this.indexText = opened(BundleTree.INDEX);
    this.index = new BundleIndexReader(json.read(indexText, BundleJson.LIMITS));
  }

  @Override
  public void writeTo(OutputStream target) {
    try {
      if (index.form() == BundleForm.ARRAY) {
        write(target, "[");
        writeObjects(target);
        index.after();
        write(target, "]\n");
      } else {
        write(target, "{");
        for (Member member : index.before()) {
          writeMember(target, member);
          write(target, ",");
        }
        write(target, "\"objects\":[");
        writeObjects(target);
        write(target, "]");
        for (Member member : index.after()) {
          write(target, ",");
          writeMember(target, member);
        }
        write(target, "}\n");
      }
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (snapshot) {
      indexText.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void writeObjects(OutputStream target) throws IOException {
    long written = 0;
    for (Optional<ObjectPath> path = index.nextPath(); path.isPresent(); path = index.nextPath()) {
      byte[] object = content(path.get());
      write(target, written == 0 ? "\n" : ",\n");
      target.write(object);
      written++;
    }
    if (written != objectCount) {
      throw new DamagedException(
          "bundle.index.damaged",
          "The stored bundle.json names "
              + written
              + " objects, and "
              + objectCount
              + " were stored.");
    }
    write(target, "\n");
  }

  private void writeMember(OutputStream target, Member member) throws IOException {
    target.write(json.write(new JsonString(member.name())));
    write(target, ":");
    target.write(json.write(member.value()));
  }

  private byte[] content(ObjectPath path) {
    try (InputStream content = opened(path.names())) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStream opened(List<String> path) {
    try {
      return snapshot.open(path);
    } catch (NotFoundException e) {
      throw new DamagedException(
          "bundle.file.missing",
          "The snapshot lacks the file " + String.join("/", path) + ", which was stored in it.",
          e);
    }
  }

  private static void write(OutputStream target, String text) throws IOException {
    target.write(text.getBytes(UTF_8));
  }

  private static UnavailableException unreadable(IOException cause) {
    return new UnavailableException(
        "repository.read", "The repository can't be read now; try again later.", cause);
  }
}

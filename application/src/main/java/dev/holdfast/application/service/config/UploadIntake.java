package dev.holdfast.application.service.config;

import dev.holdfast.application.port.in.config.StoreUpload.Part;
import dev.holdfast.application.port.in.config.StoreUpload.Parts;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.Staging.Draft;
import dev.holdfast.domain.config.BackupName;
import dev.holdfast.domain.config.BundleEntry;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.BundleReader;
import dev.holdfast.domain.config.ContentHash;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in the parts of one upload: checks the name, copies the file while it is checked. */
final class UploadIntake {
  /** An upload has two; a body made of thousands of tiny parts is no upload. */
  private static final int PARTS_MAX = 100;

  /** An upload whose parts are all there and right. */
  record Upload(BackupName name, ContentHash content, BundleOptions options) {}

  private record File(ContentHash content, BundleOptions options) {}

  private final JsonCodec json;
  private final Draft draft;
  private @Nullable BackupName name;
  private @Nullable File file;

  /**
   * An intake of one upload.
   *
   * @param draft takes the file; what is in it after a failure is worth nothing
   */
  UploadIntake(JsonCodec json, Draft draft) {
    this.json = json;
    this.draft = draft;
  }

  Upload takeAll(Parts parts) {
    int count = 0;
    for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
      count++;
      if (count > PARTS_MAX) {
        throw new InvalidInputException(
            "upload.parts", "The body has more than " + PARTS_MAX + " parts; an upload has two.");
      }
      take(part.get());
    }
    if (file == null) {
      throw missing("data", "the file as a part of this name");
    }
    if (name == null) {
      throw missing("name", "the name of the upload as a part of this name");
    }
    return new Upload(name, file.content(), file.options());
  }

  private void take(Part part) {
    switch (part) {
      case Part.Name(String value) -> takeName(value);
      case Part.File(InputStream content) -> takeFile(content);
      case Part.Unknown unknown -> {}
    }
  }

  private void takeName(String value) {
    if (name != null) {
      throw twice("name");
    }
    name = new BackupName(value);
  }

  private void takeFile(InputStream content) {
    if (file != null) {
      throw twice("data");
    }
    StagedCopy copy = new StagedCopy(content, draft.content());
    BundleReader reader = new BundleReader(json.read(copy, BundleJson.LIMITS));
    BundleEntry entry = reader.next();
    while (!(entry instanceof BundleEntry.End)) {
      entry = reader.next();
    }
    try {
      file = new File(copy.finish(), ((BundleEntry.End) entry).options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInputException missing(String part, String whatToSend) {
    return new InvalidInputException(
        "upload.part.missing", "The part \"" + part + "\" is missing; send " + whatToSend + ".");
  }

  private static InvalidInputException twice(String part) {
    return new InvalidInputException(
        "upload.part.twice", "The part \"" + part + "\" is there twice; send it once.");
  }
}

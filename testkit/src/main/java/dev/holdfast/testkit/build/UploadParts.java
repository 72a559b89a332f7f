package dev.holdfast.testkit.build;

import dev.holdfast.application.port.in.config.StoreUpload.Part;
import dev.holdfast.application.port.in.config.StoreUpload.Parts;
import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The parts of an upload, as an edge would hand them in. */
public final class UploadParts implements Parts {
  private final Iterator<Part> parts;

  private UploadParts(List<Part> parts) {
    this.parts = parts.iterator();
  }

  public static UploadParts of(Part... parts) {
    return new UploadParts(List.of(parts));
  }

  /** A name and a file, as most clients send them. */
  public static UploadParts of(String name, byte[] file) {
    return of(file(file), new Part.Name(name));
  }

  public static Part.File file(byte[] content) {
    return new Part.File(new ByteArrayInputStream(content));
  }

  @Override
  public Optional<Part> next() {
    return parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
  }
}

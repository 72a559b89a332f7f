package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.multipart.FormText;
import dev.holdfast.adapters.http.multipart.MultipartForm;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.domain.error.LimitReachedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The parts of an upload's form: {@code name} is text, {@code data} the file. */
final class UploadParts implements StoreUpload.Parts {
  /** 200 characters as JSON escapes of two units each, twelve bytes a character, and quotes. */
  private static final int NAME_BYTES_MAX = 200 * 12 + 2;

  private final MultipartForm form;
  private final long fileBytesMax;

  UploadParts(MultipartForm form, long fileBytesMax) {
    this.form = form;
    this.fileBytesMax = fileBytesMax;
  }

  @Override
  public Optional<StoreUpload.Part> next() {
    return form.next().map(this::part);
  }

  private StoreUpload.Part part(MultipartForm.Part part) {
    return switch (part.name()) {
      case "name" -> new StoreUpload.Part.Name(FormText.of(part, NAME_BYTES_MAX));
      case "data" -> new StoreUpload.Part.File(new File(part.content(), fileBytesMax));
      default -> new StoreUpload.Part.Unknown(part.name());
    };
  }

  /** The file, up to its limit. */
  private static final class File extends InputStream {
    private final InputStream content;
    private final long bytesMax;
    private long bytesRead;

    File(InputStream content, long bytesMax) {
      this.content = content;
      this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = content.read(target, offset, length);
      bytesRead += Math.max(count, 0);
      if (bytesRead > bytesMax) {
        throw new LimitReachedException(
            Body.TOO_LARGE,
            "The file is longer than " + bytesMax + " bytes; export fewer objects at once.");
      }
      return count;
    }
  }
}

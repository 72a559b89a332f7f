package dev.holdfast.adapters.http.multipart;

import dev.holdfast.adapters.http.exchange.ContentType;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/** The parts of a form, one after the other. Used by one thread. */
public final class MultipartForm {
  public static final String MEDIA_TYPE = "multipart/form-data";

  /** Room for a long file name in several encodings; more is no header that a client makes. */
  private static final int PART_HEADER_BYTES_MAX = 8 * 1024;

  /** The forms here have a handful of fields. */
  private static final int PARTS_MAX = 100;

  private final ContentType contentType;
  private final InputStream body;

  private @Nullable FileItemIterator parts;
  private int partsRead;

  /**
   * A form that begins where the stream stands. Nothing is read yet.
   *
   * @param body what it throws unchecked passes through
   */
  public MultipartForm(ContentType contentType, InputStream body) {
    this.contentType = contentType;
    this.body = body;
  }

  /**
   * A part of a form.
   *
   * @param contentType plain text where the part names none
   * @param content readable until the next part is asked for; it throws {@code
   *     InvalidInputException} where the body breaks off
   */
  public record Part(String name, ContentType contentType, InputStream content) {}

  /**
   * The next part that has a name; the content of the one before need not have been read.
   *
   * @throws InvalidInputException if the body is no form, or breaks off
   */
  public Optional<Part> next() {
    try {
      FileItemIterator items = parts == null ? begin() : parts;
      parts = items;
      if (!items.hasNext()) {
        return Optional.empty();
      }
      partsRead++;
      if (partsRead > PARTS_MAX) {
        throw new InvalidInputException(
            "form.parts", "The form has more than " + PARTS_MAX + " parts.");
      }
      return Optional.of(part(items.next()));
    } catch (FileUploadException | IOException e) {
      throw broken(e);
    }
  }

  private FileItemIterator begin() throws FileUploadException, IOException {
    FileUpload upload = new FileUpload();
    upload.setPartHeaderSizeMax(PART_HEADER_BYTES_MAX);
    upload.setHeaderEncoding("UTF-8");
    return upload.getItemIterator(new Source(contentType.text(), body));
  }

  private static Part part(FileItemStream item) throws IOException {
    String contentType = item.getContentType() == null ? "text/plain" : item.getContentType();
    return new Part(
        item.getFieldName(), ContentType.parse(contentType), new PartStream(item.openStream()));
  }

  private static InvalidInputException broken(Exception e) {
    return switch (e) {
      case FileUploadBase.InvalidContentTypeException unused -> noBoundary();
      case MultipartStream.MalformedStreamException unused ->
          new InvalidInputException(
              "form.truncated",
              "The form breaks off before its closing boundary; send the request again as a whole.");
      case FileUploadBase.SizeLimitExceededException unused -> longHeader();
      case FileUploadBase.FileUploadIOException unused -> longHeader();
      case FileUploadException unused -> noBoundary();
      default ->
          new InvalidInputException("form.malformed", "The body is no multipart/form-data form.");
    };
  }

  private static InvalidInputException longHeader() {
    return new InvalidInputException(
        "form.header", "The header of a part is longer than " + PART_HEADER_BYTES_MAX + " bytes.");
  }

  private static InvalidInputException noBoundary() {
    return new InvalidInputException(
        "form.boundary",
        "The Content-Type names no usable boundary between the parts; clients add it by"
            + " themselves if Content-Type is left to them.");
  }

  /** What the parser wants to know of a request. */
  private record Source(String contentType, InputStream body) implements UploadContext {
    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    @SuppressWarnings("deprecation") // The parser's interface still demands it.
    public int getContentLength() {
      return -1;
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }
  }

  /** A part's content, with failures in our own words. */
  private static final class PartStream extends InputStream {
    private final InputStream content;

    PartStream(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      try {
        return content.read(target, offset, length);
      } catch (IOException e) {
        throw broken(e);
      }
    }
  }
}

package dev.holdfast.adapters.http.snapshot;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Refusal;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of a file as the body of an answer, which says its length before: an answer that is
 * shorter was broken off.
 */
public record FileAnswer(Source source, ByteRange range) implements Answer.Content {
  /** How much the published operations give at once, if they are asked for a part. */
  public static final long PART_BYTES_MAX = 8_388_608;

  private static final String BYTES = "application/octet-stream";

  /** What is answered with. */
  public interface Source extends AutoCloseable {
    long bytes();

    /**
     * Writes a part of it.
     *
     * @throws java.io.UncheckedIOException if the target does not take it
     */
    void writeTo(OutputStream target, long from, long length);

    @Override
    void close();
  }

  /** A part with the status 200, as the published operations send it: beyond the end is a 416. */
  public static Answer part(Source source, long from, long lengthMax) {
    long bytes = source.bytes();
    if (from > bytes) {
      source.close();
      return new Answer.Refused(new Refusal.BehindTheEnd(bytes));
    }
    return new FileAnswer(source, new ByteRange(from, Math.min(lengthMax, bytes - from)))
        .whole(Map.of());
  }

  /** The part with the status 200. */
  public Answer whole(Map<String, String> headers) {
    return answer(200, headers);
  }

  /** The part with the status 206, which says where it is. */
  public Answer partial(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Range", range.of(source.bytes()));
    return answer(206, all);
  }

  private Answer answer(int status, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Length", Long.toString(range.length()));
    return new Answer.Streamed(status, BYTES, this, all);
  }

  @Override
  public void writeTo(OutputStream target) {
    source.writeTo(target, range.from(), range.length());
  }

  @Override
  public void close() {
    source.close();
  }
}

package dev.holdfast.adapters.http.snapshot;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.OpenFile;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of a file as the body of an answer, which says its length before: an answer that is
 * shorter was broken off.
 */
public record FileAnswer(OpenFile file, ByteRange range) implements Answer.Content {
  private static final String BYTES = "application/octet-stream";

  /** The part with the status 200. */
  public Answer whole(Map<String, String> headers) {
    return answer(200, headers);
  }

  /** The part with the status 206, which says where it is. */
  public Answer partial(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Range", range.of(file.entry().bytes()));
    return answer(206, all);
  }

  private Answer answer(int status, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Length", Long.toString(range.length()));
    return new Answer.Streamed(status, BYTES, this, all);
  }

  @Override
  public void writeTo(OutputStream target) {
    file.writeTo(target, range.from(), range.length());
  }

  @Override
  public void close() {
    file.close();
  }
}

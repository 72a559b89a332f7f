package dev.holdfast.adapters.http.exchange;

import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/** What a route makes of a call. */
public sealed interface Answer {
  String JSON = "application/json";

  /** The route refuses it; the words are those of the path's API. */
  record Refused(Refusal refusal) implements Answer {}

  /**
   * It takes long, or has to wait for others than the disk, so that it is found out when the turn
   * is over. The work is done once; whatever it throws is answered as if the route had thrown it.
   */
  record Later(Supplier<Answer> work) implements Answer {}

  /** It can be sent as it is. */
  sealed interface Ready extends Answer {
    int status();

    /** Further header lines, by name. */
    Map<String, String> headers();
  }

  /**
   * A body that is whole in memory. The array is handed over: nobody changes it any more.
   *
   * @param status the HTTP status code
   */
  @SuppressWarnings("ArrayRecordComponent") // An answer is sent, never compared.
  record Whole(int status, String contentType, byte[] body, Map<String, String> headers)
      implements Ready {
    public Whole {
      headers = Map.copyOf(headers);
    }
  }

  /** No body. */
  record Empty(int status, Map<String, String> headers) implements Ready {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  /** A body that is written as it is made. The content is closed whatever becomes of the answer. */
  record Streamed(int status, String contentType, Content content, Map<String, String> headers)
      implements Ready {
    public Streamed {
      headers = Map.copyOf(headers);
    }
  }

  /** Makes a body; once, from one thread. */
  interface Content extends AutoCloseable {
    /**
     * Writes all of it.
     *
     * @throws dev.holdfast.domain.error.HoldfastException if it can't be made whole; the connection
     *     is then broken off, so that nobody takes a part for the whole
     * @throws java.io.UncheckedIOException if the client does not take it
     */
    void writeTo(OutputStream target);

    @Override
    void close();
  }

  static Ready json(int status, byte[] body) {
    return new Whole(status, JSON, body, Map.of());
  }

  static Ready json(int status, byte[] body, Map<String, String> headers) {
    return new Whole(status, JSON, body, headers);
  }

  static Ready noContent() {
    return new Empty(204, Map.of());
  }
}

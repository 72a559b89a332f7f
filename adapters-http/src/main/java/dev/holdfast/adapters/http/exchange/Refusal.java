package dev.holdfast.adapters.http.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;

/** Why the edge refuses a request itself, without asking a use case. */
public sealed interface Refusal {

  /** The HTTP status code that says it. */
  int status();

  /** A sentence for whoever sent the request. */
  String text();

  /** The header lines that HTTP wants beside the status. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** No token, or one that is no good. The text begins as the published APIs begin it. */
  record Unauthenticated(String text) implements Refusal {
    @Override
    public int status() {
      return 401;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("WWW-Authenticate", "Bearer");
    }
  }

  /** Nothing has this path. */
  record NoSuchPath() implements Refusal {
    @Override
    public int status() {
      return 404;
    }

    @Override
    public String text() {
      return "There is nothing at this address; see the API's description for those there are.";
    }
  }

  /** The published contract has this operation, and Holdfast does not yet. */
  record NotBuilt() implements Refusal {
    @Override
    public int status() {
      return 501;
    }

    @Override
    public String text() {
      return "Holdfast does not offer this operation yet; its change log says when it does.";
    }
  }

  /** Something has this path, and doesn't know this method. */
  record WrongMethod(SortedSet<String> allowed) implements Refusal {
    @Override
    public int status() {
      return 405;
    }

    @Override
    public String text() {
      return "This address takes " + String.join(", ", allowed) + " only.";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Allow", String.join(", ", allowed));
    }
  }

  /** The body's media type is not one that the route reads. */
  record WrongMediaType(String wanted) implements Refusal {
    @Override
    public int status() {
      return 415;
    }

    @Override
    public String text() {
      return "The body must be sent as " + wanted + ".";
    }
  }

  /**
   * The part that is asked for begins behind the end.
   *
   * @param bytes how long the whole is
   */
  record BehindTheEnd(long bytes) implements Refusal {
    @Override
    public int status() {
      return 416;
    }

    @Override
    public String text() {
      return "The file has " + bytes + " bytes; the part that is asked for begins behind them.";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Content-Range", "bytes */" + bytes);
    }
  }

  /** As much is under way as the server does at once. */
  record Busy(Duration retryAfter) implements Refusal {
    @Override
    public int status() {
      return 503;
    }

    @Override
    public String text() {
      return "The server is busy; try again in " + retryAfter.toSeconds() + " s.";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
  }

  /** The same was tried too often of late. */
  record TooOften(Duration retryAfter) implements Refusal {
    @Override
    public int status() {
      return 429;
    }

    @Override
    public String text() {
      return "This failed too often; try again in " + retryAfter.toSeconds() + " s.";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
  }

  /**
   * What came is no request that could be understood.
   *
   * @param status a code of the 400s, or 501 or 505
   */
  record Malformed(int status, String text) implements Refusal {}

  /** A fault of ours; all that the client learns is the tracking id. */
  record Internal() implements Refusal {
    @Override
    public int status() {
      return 500;
    }

    @Override
    public String text() {
      return "Something went wrong inside the server; its log has more under the tracking id.";
    }
  }
}

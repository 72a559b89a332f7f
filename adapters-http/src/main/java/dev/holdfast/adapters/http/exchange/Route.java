package dev.holdfast.adapters.http.exchange;

import java.util.List;

/**
 * What answers a method on a path.
 *
 * @param method in capitals
 * @param pattern the path; a segment like {@code {id}} is open, and stands for any text
 */
public record Route(String method, String pattern, Access access, Handler handler) {

  /** What a request needs to come through. */
  public enum Access {
    /** Nothing, even where the server is full. */
    ALWAYS,
    /** Nothing. */
    OPEN,
    /** A token. */
    TOKEN
  }

  /**
   * Turns a call into its answer; safe for several threads at once. One for {@code GET} waits for
   * nothing but the disk: other readers wait for it. What it has to wait for, or what takes long,
   * it leaves to a {@linkplain Answer.Streamed streamed} answer, or one for {@linkplain
   * Answer.Later later}.
   */
  @FunctionalInterface
  public interface Handler {
    Answer handle(Call call);
  }

  /** One that needs a token. */
  public static Route of(String method, String pattern, Handler handler) {
    return new Route(method, pattern, Access.TOKEN, handler);
  }

  public static Route get(String pattern, Handler handler) {
    return new Route("GET", pattern, Access.TOKEN, handler);
  }

  public static Route post(String pattern, Handler handler) {
    return new Route("POST", pattern, Access.TOKEN, handler);
  }

  public static Route put(String pattern, Handler handler) {
    return new Route("PUT", pattern, Access.TOKEN, handler);
  }

  public static Route delete(String pattern, Handler handler) {
    return new Route("DELETE", pattern, Access.TOKEN, handler);
  }

  /** The segments of the pattern, in order. */
  List<String> segments() {
    return List.of(pattern.substring(1).split("/", -1));
  }

  /** The names of the open segments, in order. */
  List<String> openSegments() {
    return segments().stream()
        .filter(Route::isOpen)
        .map(text -> text.substring(1, text.length() - 1))
        .toList();
  }

  static boolean isOpen(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /** The same, one level down. */
  public Route below(String prefix) {
    return new Route(method, prefix + pattern, access, handler);
  }

  public Route with(Access other) {
    return new Route(method, pattern, other, handler);
  }
}

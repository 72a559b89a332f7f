package dev.holdfast.adapters.http.wire;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.json.JsonReader;
import dev.holdfast.adapters.http.validation.Constraints;
import dev.holdfast.domain.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How requests of one type are read: a JSON object as a record, checked by the constraints that
 * stand on its components. Made once; safe for several threads at once.
 *
 * <p>A null is what is absent, at any level and in lists too, so a component that can be absent is
 * {@code @Nullable}, a list too, and one that must be there has the constraint {@code @NotNull}.
 * Unknown members are ignored.
 *
 * @param <T> a record type
 */
public final class JsonBody<T> {
  /**
   * A group with ten thousand paths of 100 bytes is 1 MiB; it is held in memory several times over
   * while it is read.
   */
  public static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final String JSON = "application/json";
  private static final String JSON_SUFFIX = "+json";

  private final JsonReader<T> reader;
  private final int bytesMax;

  private JsonBody(JsonReader<T> reader, int bytesMax) {
    this.reader = reader;
    this.bytesMax = bytesMax;
  }

  public static <T> JsonBody<T> of(Class<T> type) {
    return of(type, BYTES_MAX);
  }

  /**
   * Requests that are shorter.
   *
   * @param bytesMax instead of {@link #BYTES_MAX}
   */
  public static <T> JsonBody<T> of(Class<T> type, int bytesMax) {
    return new JsonBody<>(JsonReader.of(type), bytesMax);
  }

  /**
   * The request of a call.
   *
   * @throws InvalidInputException that names the field, if a value has another type or breaks a
   *     constraint; or if there is no body, or it is no JSON object or not sent as one
   * @throws dev.holdfast.domain.error.LimitReachedException if it is longer than it may be
   */
  public T read(Call call) {
    return readIfSent(call)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Body.MALFORMED, "The request needs a body, a JSON object."));
  }

  /** The same, of a request that may come without a body. */
  public Optional<T> readIfSent(Call call) {
    byte[] text = bytes(call.body());
    if (text.length == 0) {
      return Optional.empty();
    }
    T request = reader.read(text);
    Constraints.checkFields("body.field", request);
    return Optional.of(request);
  }

  private byte[] bytes(Body body) {
    if (body.length().orElse(1) == 0) {
      return new byte[0];
    }
    if (!body.contentType().map(type -> isJson(type.essence())).orElse(true)) {
      throw new InvalidInputException(
          Body.WRONG_MEDIA_TYPE, "The body must be sent as " + JSON + ".");
    }
    try (InputStream stream = body.open(bytesMax)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJson(String essence) {
    return essence.equals(JSON) || essence.endsWith(JSON_SUFFIX);
  }
}

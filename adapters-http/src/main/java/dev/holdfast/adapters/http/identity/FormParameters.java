package dev.holdfast.adapters.http.identity;

import dev.holdfast.adapters.http.exchange.Body;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.ContentType;
import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.multipart.FormText;
import dev.holdfast.adapters.http.multipart.MultipartForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Parameters of a token request, wherever a client puts them: in the query, the body, or both. */
final class FormParameters {
  private static final String URLENCODED = "application/x-www-form-urlencoded";

  /** Ids, secrets and a list of scopes; strangers may send it, so no more. */
  private static final int BODY_BYTES_MAX = 16 * 1024;

  /** What a body may be. */
  static final String MEDIA_TYPES = URLENCODED + " or " + MultipartForm.MEDIA_TYPE;

  private static final ContentType NO_TYPE = ContentType.parse("");

  private FormParameters() {}

  /**
   * All parameters of the call; empty if it has a body that is no form.
   *
   * @throws dev.holdfast.domain.error.LimitReachedException if the body is too large
   * @throws dev.holdfast.domain.error.InvalidInputException if the form is broken
   */
  static Optional<Parameters> of(Call call) {
    Body body = call.body();
    if (body.length().orElse(-1) == 0) {
      return Optional.of(call.query());
    }
    ContentType type = body.contentType().orElse(NO_TYPE);
    return switch (type.essence()) {
      case URLENCODED -> Optional.of(call.query().and(urlencoded(body.open(BODY_BYTES_MAX))));
      case MultipartForm.MEDIA_TYPE ->
          Optional.of(call.query().and(multipart(type, body.open(BODY_BYTES_MAX))));
      default -> Optional.empty();
    };
  }

  private static Parameters urlencoded(InputStream body) {
    try {
      return Parameters.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parameters multipart(ContentType type, InputStream body) {
    MultipartForm form = new MultipartForm(type, body);
    Parameters parameters = Parameters.NONE;
    for (Optional<MultipartForm.Part> part = form.next(); part.isPresent(); part = form.next()) {
      parameters =
          parameters.and(Parameters.of(part.get().name(), FormText.of(part.get(), BODY_BYTES_MAX)));
    }
    return parameters;
  }
}

package dev.holdfast.adapters.http.exchange;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** The body of a request. */
public interface Body {
  /** The code of the failure that HTTP has a status of its own for, 413. */
  String TOO_LARGE = "body.too-large";

  /** The code of the failure that HTTP has a status of its own for, 415. */
  String WRONG_MEDIA_TYPE = "body.media-type";

  /** The code of a body that is no good as JSON or as what it was packed with. */
  String MALFORMED = "body.malformed";

  Optional<ContentType> contentType();

  /** How long it will be, in bytes, where the client said so; 0 if there is none. */
  OptionalLong length();

  /**
   * Opens it, unpacked, once; a client that waits to be told goes on to send it now.
   *
   * <p>Reading throws {@link InvalidInputException} where the body breaks off or is framed wrongly,
   * and {@link LimitReachedException} with {@link #TOO_LARGE} where it passes the limit.
   *
   * @param bytesMax how long it may be, both as it is sent and unpacked
   * @throws LimitReachedException with {@link #TOO_LARGE} if it is declared longer
   */
  InputStream open(long bytesMax);
}

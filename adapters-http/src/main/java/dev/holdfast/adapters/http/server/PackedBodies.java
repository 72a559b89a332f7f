package dev.holdfast.adapters.http.server;

import dev.holdfast.adapters.http.exchange.Refusal;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/**
 * Lets packed bodies through to {@link HelidonBody} as they are.
 *
 * <p>Helidon would unpack them itself, but then pack the answers too, which costs more than the
 * network that a backup server stands in.
 */
final class PackedBodies implements ContentEncoding {
  static final String GZIP = "gzip";

  /** What a packed body gets where it is not read, or one that is packed by anything else. */
  static final Refusal REFUSAL = new Refusal.WrongMediaType("it is, without a Content-Encoding");

  @Override
  public Set<String> ids() {
    return Set.of(GZIP);
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public ContentDecoder decoder() {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  @Override
  public String name() {
    return GZIP;
  }

  @Override
  public String type() {
    return GZIP;
  }
}

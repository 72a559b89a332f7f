package dev.holdfast.adapters.http.exchange;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names one request, in its answer and in the logs: 32 hexadecimal digits. */
public record TrackingId(String value) {
  private static final HexFormat HEX = HexFormat.of();

  public static TrackingId random(RandomGenerator chance) {
    return new TrackingId(HEX.toHexDigits(chance.nextLong()) + HEX.toHexDigits(chance.nextLong()));
  }

  @Override
  public String toString() {
    return value;
  }
}

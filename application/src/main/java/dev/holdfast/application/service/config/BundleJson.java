package dev.holdfast.application.service.config;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.domain.config.BundleLimits;

/** How bundles are read as JSON text. */
final class BundleJson {
  private static final int DEPTH_MAX = 200;
  private static final int NAME_CHARACTERS_MAX = 64 * 1024;
  private static final int NUMBER_CHARACTERS_MAX = 1000;

  /**
   * Depth: values are walked by recursion, which must fit the stack of any thread. Names: those of
   * open objects are all held, to find duplicates. Strings: as long as their object may be.
   * Numbers: nothing computes with them, so no more than a bound is needed.
   */
  static final JsonCodec.Limits LIMITS =
      new JsonCodec.Limits(
          DEPTH_MAX,
          NAME_CHARACTERS_MAX,
          BundleLimits.DEFAULT.itemBytesMax(),
          NUMBER_CHARACTERS_MAX);

  private BundleJson() {}
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.testkit.contract.JsonCodecContract;

final class SmallJsonCodecTest extends JsonCodecContract {
  @Override
  protected JsonCodec codec() {
    return new SmallJsonCodec();
  }
}

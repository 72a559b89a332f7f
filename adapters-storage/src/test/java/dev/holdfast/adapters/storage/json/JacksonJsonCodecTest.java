package dev.holdfast.adapters.storage.json;

import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.testkit.contract.JsonCodecContract;

class JacksonJsonCodecTest extends JsonCodecContract {

  @Override
  protected JsonCodec codec() {
    return new JacksonJsonCodec();
  }
}

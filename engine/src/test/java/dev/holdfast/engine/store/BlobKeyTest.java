package dev.holdfast.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.id.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobKeyTest {

  @Test
  void hashedKind_isNamedByItsHash() {
    Hash hash = new Hash(1, 2, 3, 4);

    assertThat(BlobKey.of(BlobKind.PACK, hash).name()).isEqualTo(hash.hex());
    assertThat(new BlobKey(BlobKind.PACK, hash.hex()))
        .isEqualTo(BlobKey.of(BlobKind.PACK, hash))
        .hasToString("PACK " + hash);
  }

  @Test
  void singleFiles_haveFixedNames() {
    assertThat(BlobKey.only(BlobKind.CONFIG)).hasToString("config");
    assertThat(BlobKey.only(BlobKind.MARKER)).hasToString("holdfast-managed");
    assertThatThrownBy(() -> BlobKey.only(BlobKind.LOCK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "config", "../../etc/passwd", "0123"})
  void otherNames_areRefused(String name) {
    assertThatThrownBy(() -> new BlobKey(BlobKind.SNAPSHOT, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SNAPSHOT");
    assertThatThrownBy(() -> new BlobKey(BlobKind.CONFIG, "x" + name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.holdfast.engine.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.error.CorruptException;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.id.PackId;
import dev.holdfast.engine.pack.BlobType;
import dev.holdfast.engine.pack.PackContents;
import dev.holdfast.engine.pack.PackedBlob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {
  private static final String PACK = "aa".repeat(32);
  private static final String FIRST = "11".repeat(32);
  private static final String SECOND = "22".repeat(32);

  private static final List<PackContents> PACKS =
      List.of(
          new PackContents(
              new PackId(Hash.parse(PACK)),
              List.of(
                  new PackedBlob(BlobType.DATA, id(FIRST), 0, 42, 10, false),
                  new PackedBlob(BlobType.TREE, id(SECOND), 4_000_000_000L, 50, 700, true))));

  private static final String JSON =
      ("{'packs':[{'id':'" + PACK + "','blobs':[")
          .concat("{'id':'" + FIRST + "','type':'data','offset':0,'length':42},")
          .concat("{'id':'" + SECOND + "','type':'tree','offset':4000000000,'length':50,")
          .concat("'uncompressed_length':700}]}]}\n")
          .replace('\'', '"');

  @Test
  void index_isWrittenInTheLayoutOfTheFormat() {
    assertThat(new String(IndexFile.encode(PACKS), UTF_8)).isEqualTo(JSON);
  }

  @Test
  void index_isReadBack_whateverElseIsInIt() {
    String extended =
        JSON.replaceFirst("\\{", "{\"supersedes\":[\"" + FIRST + "\"],\"x\":{\"packs\":[1]},")
            .replace("\"type\"", "\"time\":\"2020\",\"type\"");

    assertThat(decode(JSON)).isEqualTo(PACKS);
    assertThat(decode(extended)).isEqualTo(PACKS);
    assertThat(decode(JSON.replace(",\"blobs\"", ", \"blobs\""))).isEqualTo(PACKS);
    assertThat(decode("{}")).isEmpty();
    assertThat(decode("{\"packs\":null}")).isEmpty();
    assertThat(decode("{\"packs\":[{\"id\":\"" + PACK + "\",\"blobs\":null}]}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'length':50>'length':-1",
        "'length':50>'length':32",
        "'length':50>'length':1800",
        "'length':50>'length':4294967295",
        "'length':42>'length':0",
        "'offset':0>'offset':4294967296",
        "'uncompressed_length':700>'uncompressed_length':4294967295",
        "'type':'tree'>'type':'leaf'",
        "'type':'tree',>",
        "'offset':0>'offset':'0'",
        "1111>111x",
        "1111>11",
        "]}]}>]}]",
      })
  void wrongIndex_isCorrupt(String change) {
    String[] parts = change.replace('\'', '"').split(">", -1);
    String wrong = JSON.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);

    assertThat(wrong).isNotEqualTo(JSON);
    assertThatThrownBy(() -> decode(wrong))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("The index file");
  }

  private static List<PackContents> decode(String json) {
    List<PackContents> packs = new ArrayList<>();
    IndexFile.decode(json.getBytes(UTF_8), packs::add);
    return packs;
  }

  private static BlobId id(String hex) {
    return BlobId.parse(hex);
  }
}

package dev.holdfast.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryNameTest {
  private static final int RANDOM_NAMES = 20_000;

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "61                   | a",
        "c3 a9                | é",
        "e9                   | \\xE9",
        "66 e9 65             | f\\xE9e",
        "c3 28                | \\xC3(",
        "ed a0 80             | \\xED\\xA0\\x80",
        "f0 9f 98 80          | 😀",
        "f0 9f 98             | \\xF0\\x9F\\x98",
        "5c                   | \\",
        "5c 78                | \\x",
        "5c 78 34 31          | \\x41",
        "5c 78 45 39          | \\x5CxE9",
        "5c 78 35 63          | \\x5Cx5c",
        "5c e9                | \\\\xE9",
        "5c 5c 78 65 39       | \\\\x5Cxe9",
        "61 0a 62             | `a\nb`",
      })
  void everyName_hasOneText(String hex, String text) {
    byte[] name = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(EntryName.text(name)).isEqualTo(text);
    assertThat(EntryName.bytes(text)).contains(name);
  }

  @Test
  void bytesThatAreWrittenOneByOne_areTheSameName() {
    assertThat(EntryName.canonical("caf\\xc3\\xa9")).contains("café");
    assertThat(EntryName.canonical("\\xe9")).contains("\\xE9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\0b", "\ud800", "a\udc00b"})
  void textThatCanNameNoFile_isNone(String text) {
    assertThat(EntryName.bytes(text)).isEmpty();
    assertThat(EntryName.canonical(text)).isEmpty();
  }

  @Test
  void randomNames_comeBackAsTheyWere() {
    long seed = Long.getLong("tests.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < RANDOM_NAMES; i++) {
      byte[] name = randomName(random);
      String text = EntryName.text(name);

      assertThat(EntryName.bytes(text)).as("seed %d, %s", seed, text).contains(name);
      assertThat(EntryName.canonical(text)).as("seed %d, %s", seed, text).contains(text);
    }
  }

  /** Made of what the text treats in a way of its own. */
  private static byte[] randomName(Random random) {
    String[] parts = {"\\", "x", "5", "C", "e9", "a", "é", "😀"};
    StringBuilder name = new StringBuilder("n");
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(
          random.nextInt(4) == 0
              ? (char) random.nextInt(0x80, 0x100)
              : new String(
                  parts[random.nextInt(parts.length)].getBytes(StandardCharsets.UTF_8),
                  StandardCharsets.ISO_8859_1));
    }
    return name.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}

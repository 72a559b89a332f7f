package dev.holdfast.adapters.catalogue.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.search.NameFilter;
import dev.holdfast.domain.source.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockNamesTest {
  /** Few, so that names begin alike, hold each other, and one ends as the next begins. */
  private static final List<String> LETTERS = List.of("a", "b", "c", "ä", "\uD83D\uDE00");

  private static final int CHARS_MAX = 4;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void namesThatMatch_areThoseOfTheFilter(long seed) {
    Random random = new Random(seed);
    SortedMap<SortKey, String> names = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      String name = text(random, 1);
      names.put(new SortKey(SortKey.utf8(name)), name);
    }
    List<String> folded = List.copyOf(names.values());
    BlockNames block = block(folded);
    List<NamePattern.Kind> kinds = List.of(NamePattern.Kind.values());
    for (int i = 0; i < 500; i++) {
      NamePattern.Kind kind = kinds.get(i % kinds.size());
      NameFilter filter = new NameFilter(kind, text(random, 0));
      List<String> wanted = folded.stream().filter(filter::matchesFolded).toList();

      assertThat(found(block, folded, filter)).as("seed %d, %s", seed, filter).isEqualTo(wanted);
      assertThat(block.pathsThatMatch(new NameMatch(filter)))
          .as("seed %d, %s", seed, filter)
          .isEqualTo(wanted.stream().mapToInt(BlockNamesTest::paths).sum());
    }
  }

  private static List<String> found(BlockNames block, List<String> names, NameFilter filter) {
    NameMatch match = new NameMatch(filter);
    List<String> found = new ArrayList<>();
    int next = block.nextMatch(0, match);
    while (next < block.names()) {
      found.add(names.get(next));
      next = block.nextMatch(next + 1, match);
    }
    return found;
  }

  private static BlockNames block(List<String> names) {
    NameColumn column = new NameColumn();
    for (String name : names) {
      byte[] bytes = SortKey.utf8(name);
      for (int path = 0; path < paths(name); path++) {
        column.add(bytes, bytes.length);
      }
    }
    SortKey first = new SortKey(SortKey.utf8(names.getFirst()));
    return BlockNames.read(1, first, column.packed());
  }

  /** How many paths bear a name. */
  private static int paths(String name) {
    return 1 + Math.floorMod(name.hashCode(), 3);
  }

  private static String text(Random random, int charsMin) {
    StringBuilder text = new StringBuilder();
    int chars = random.nextInt(charsMin, CHARS_MAX + 1);
    for (int i = 0; i < chars; i++) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }
}

package dev.holdfast.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.Seeds;
import dev.holdfast.engine.id.BlobId;
import dev.holdfast.engine.id.Hash;
import dev.holdfast.engine.tree.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubdirectoriesTest {

  @Test
  void eachName_isFound_andNoOther_inOrderOrNot() {
    Seeds.forEachSeed(
        30,
        random -> {
          Map<NodeName, BlobId> expected = directories(random);
          List<NodeName> names = new ArrayList<>(expected.keySet());
          List<NodeName> added = random.nextBoolean() ? names : names.reversed();

          Subdirectories found = new Subdirectories();
          added.forEach(name -> found.add(name, expected.getOrDefault(name, id(random))));

          expected.forEach((name, tree) -> assertThat(found.find(name)).contains(tree));
          assertThat(found.find(NodeName.of("not there"))).isEmpty();
          assertThat(found.find(NodeName.of("~"))).isEmpty();
          assertThat(found.find(NodeName.of(" "))).isEmpty();
        });
  }

  @Test
  void noSubdirectories_haveNoNames() {
    assertThat(new Subdirectories().find(NodeName.of("a"))).isEmpty();
  }

  private static Map<NodeName, BlobId> directories(SplittableRandom random) {
    Map<NodeName, BlobId> directories = new TreeMap<>();
    for (int i = random.nextInt(200); i > 0; i--) {
      directories.put(NodeName.of(Long.toString(random.nextLong(1L << 40), 36)), id(random));
    }
    return directories;
  }

  private static BlobId id(SplittableRandom random) {
    return new BlobId(new Hash(random.nextLong(), random.nextLong(), 0, 1));
  }
}

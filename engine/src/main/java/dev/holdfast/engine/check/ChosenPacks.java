package dev.holdfast.engine.check;

import dev.holdfast.engine.id.PackId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Chooses the packs that are read. */
final class ChosenPacks {
  private final List<SizedPack> packs;
  private final SecureRandom random;

  /** A pack that is there. */
  record SizedPack(PackId id, long bytes) {}

  /**
   * @param packs all that could be read
   * @param random draws packs where a choice is left to chance
   */
  ChosenPacks(List<SizedPack> packs, SecureRandom random) {
    this.packs = List.copyOf(packs);
    this.random = random;
  }

  List<SizedPack> by(DataChoice choice) {
    return switch (choice) {
      case DataChoice.None() -> List.of();
      case DataChoice.All() -> packs;
      case DataChoice.Packs(Set<PackId> ids) ->
          packs.stream().filter(pack -> ids.contains(pack.id())).toList();
      case DataChoice.Part(int part, int parts) ->
          packs.stream().filter(pack -> firstByte(pack.id()) % parts == part - 1).toList();
      case DataChoice.Percent(double percent) -> drawn((long) (percent / 100 * bytes(packs)));
      case DataChoice.Bytes(long bytes) -> drawn(bytes);
    };
  }

  private static int firstByte(PackId pack) {
    return (int) (pack.hash().first() >>> 56);
  }

  private List<SizedPack> drawn(long wantedBytes) {
    List<SizedPack> drawn = new ArrayList<>(packs);
    Collections.shuffle(drawn, random);
    int count = 0;
    long bytes = 0;
    while (count < drawn.size() && (count == 0 || bytes < wantedBytes)) {
      bytes += drawn.get(count).bytes();
      count++;
    }
    return drawn.subList(0, count);
  }

  /** How many bytes packs have together. */
  static long bytes(List<SizedPack> packs) {
    return packs.stream().mapToLong(SizedPack::bytes).sum();
  }
}

package dev.holdfast.adapters.cli.frame;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
public final class Nearest {
  /** Two slips of the finger; beyond that words only happen to look alike. */
  private static final int DISTANCE_MAX = 2;

  private Nearest() {}

  /** The word that is nearest, if one is near enough. */
  public static Optional<String> to(String typed, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(typed, word) <= DISTANCE_MAX)
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** How many letters were added, left out, changed or swapped with their neighbour. */
  private static int distance(String typed, String word) {
    int[][] steps = new int[typed.length() + 1][word.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= word.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, typed, i, word, j);
      }
    }
    return steps[typed.length()][word.length()];
  }

  private static int fewest(int[][] steps, String typed, int i, String word, int j) {
    int change = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
    int fewest =
        Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == word.charAt(j - 2)
            && typed.charAt(i - 2) == word.charAt(j - 1);
    return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
  }
}

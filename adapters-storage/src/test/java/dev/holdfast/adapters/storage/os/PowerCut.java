package dev.holdfast.adapters.storage.os;

import dev.holdfast.adapters.storage.os.RecordingDisk.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What may be on a disk after a power cut, by what POSIX promises and no more: a file's bytes are
 * sure that were synced, and a folder's names. Since then each name may have any of the states that
 * it had, whatever became of others: so names come, go and come back in any order. Bytes may be
 * there, in part, as zeros or not at all.
 */
public final class PowerCut {
  /** No file has it. */
  private static final int FOLDER = -1;

  /** For each name its states since the last sync of its folder, the sure one first. */
  private final Map<Path, List<@Nullable Integer>> names = new TreeMap<>();

  private final Map<Integer, byte[]> sure = new HashMap<>();
  private final Map<Integer, byte[]> written = new HashMap<>();

  /** How much of what is not sure is there. */
  public interface Luck {
    /** Nothing of it. */
    Luck NONE = states -> 0;

    /** All of it. */
    Luck ALL = states -> states - 1;

    /** Which of so many states, the oldest first. */
    int choose(int states);

    /** Each thing for itself. */
    static Luck of(RandomGenerator random) {
      return random::nextInt;
    }
  }

  PowerCut(List<Step> steps) {
    steps.forEach(this::apply);
  }

  private void apply(Step step) {
    switch (step) {
      case Step.Made made -> {
        written.put(made.file(), new byte[0]);
        states(made.name()).add(made.file());
      }
      case Step.Written bytes -> written.put(bytes.file(), bytes.bytes());
      case Step.SyncedFile synced -> sure.put(synced.file(), content(written, synced.file()));
      case Step.Linked linked -> states(linked.name()).add(linked.file());
      case Step.Removed removed -> states(removed.name()).add(null);
      case Step.MadeFolder folder -> states(folder.name()).add(FOLDER);
      case Step.SyncedFolder folder ->
          names.forEach(
              (name, states) -> {
                if (DurableFiles.folderOf(name).equals(folder.name())) {
                  states.subList(0, states.size() - 1).clear();
                }
              });
    }
  }

  private List<@Nullable Integer> states(Path name) {
    return names.computeIfAbsent(name, _ -> new ArrayList<>(Arrays.asList((Integer) null)));
  }

  /**
   * Makes a folder that is like one on the disk after the cut; what it held is removed.
   *
   * @param original the folder as it was named before
   */
  public void restart(Path original, Path copy, Luck luck) throws IOException {
    Map<Path, Integer> left = new TreeMap<>();
    names.forEach(
        (name, states) -> {
          Integer state = states.get(luck.choose(states.size()));
          if (state != null && name.startsWith(original)) {
            left.put(copy.resolve(original.relativize(name)), state);
          }
        });
    // Folders come before what is in them; what lies in a lost one is lost.
    left.keySet().removeIf(name -> isLost(name, copy, left));
    removeOthers(copy, left);
    for (Map.Entry<Path, Integer> entry : left.entrySet()) {
      if (entry.getValue() != FOLDER) {
        Files.write(entry.getKey(), bytes(entry.getValue(), luck));
      } else if (!Files.isDirectory(entry.getKey())) {
        Files.createDirectory(entry.getKey());
      }
    }
  }

  private static boolean isLost(Path name, Path root, Map<Path, Integer> left) {
    for (Path above = name; ; above = DurableFiles.folderOf(above)) {
      if (!left.containsKey(above)) {
        return true;
      }
      if (above.equals(root)) {
        return false;
      }
    }
  }

  private static void removeOthers(Path folder, Map<Path, Integer> left) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (Path entry : DurableFiles.entries(folder)) {
      boolean stays = Objects.equals(left.get(entry), FOLDER) && Files.isDirectory(entry);
      if (Files.isDirectory(entry)) {
        removeOthers(entry, left);
      }
      if (!stays) {
        Files.delete(entry);
      }
    }
  }

  private byte[] bytes(int file, Luck luck) {
    byte[] last = content(written, file);
    byte[] before = content(sure, file);
    if (Arrays.equals(last, before)) {
      return last;
    }
    return switch (luck.choose(4)) {
      case 0 -> before;
      case 1 -> Arrays.copyOf(last, luck.choose(last.length + 1));
      case 2 -> new byte[last.length];
      default -> last;
    };
  }

  private static byte[] content(Map<Integer, byte[]> contents, int file) {
    return contents.getOrDefault(file, new byte[0]);
  }
}

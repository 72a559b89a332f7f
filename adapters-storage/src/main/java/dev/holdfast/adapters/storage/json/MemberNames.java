package dev.holdfast.adapters.storage.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The names of members of those objects that are open, to find the ones that come twice. */
final class MemberNames {
  /**
   * How much the names may take together, in characters. Duplicates can't be found without keeping
   * the names; this allows for objects of 100,000 members, and keeps a hostile text from filling
   * the memory.
   */
  static final int CHARACTERS_MAX = 8 * 1024 * 1024;

  /** What a name takes beside its characters, in characters. */
  private static final int OVERHEAD_CHARACTERS = 48;

  /** Whether the name could be added. */
  enum Addition {
    ADDED,
    DUPLICATE,
    TOO_MANY
  }

  private static final class OpenObject {
    private final Set<String> names = HashSet.newHashSet(8);
    private long characters;
  }

  private final Deque<OpenObject> open = new ArrayDeque<>();
  private long characters;

  void startObject() {
    open.push(new OpenObject());
  }

  void endObject() {
    characters -= open.pop().characters;
  }

  /** Adds a name to the object opened last. */
  Addition add(String name) {
    OpenObject object = open.element();
    if (!object.names.add(name)) {
      return Addition.DUPLICATE;
    }
    int taken = name.length() + OVERHEAD_CHARACTERS;
    object.characters += taken;
    characters += taken;
    return characters > CHARACTERS_MAX ? Addition.TOO_MANY : Addition.ADDED;
  }
}

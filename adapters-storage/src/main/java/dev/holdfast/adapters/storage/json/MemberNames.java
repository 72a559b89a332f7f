package dev.holdfast.adapters.storage.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of members of those objects that are open, to find the ones that come twice. */
final class MemberNames {
  /**
   * How much the names may take together, in characters. Duplicates can't be found without keeping
   * the names; this allows for objects of 100,000 members, and keeps a hostile text from filling
   * the memory.
   */
  static final long CHARACTERS_MAX = 8L * 1024 * 1024;

  /** What a name takes beside its characters, in characters. */
  private static final int OVERHEAD_CHARACTERS = 48;

  /** Up to here, comparing one by one is faster than a set. */
  private static final int COMPARED_MAX = 12;

  /** Whether the name could be added. */
  enum Addition {
    ADDED,
    DUPLICATE,
    TOO_MANY
  }

  /** An open object: its first names lie on the common stack, all of them in the set if many. */
  private static final class OpenObject {
    private int first;
    private long charactersBefore;
    private final Set<String> many = new HashSet<>();
  }

  private final List<OpenObject> objects = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int depth;
  private long characters;

  void startObject() {
    if (depth == objects.size()) {
      objects.add(new OpenObject());
    }
    OpenObject object = objects.get(depth);
    object.first = names.size();
    object.charactersBefore = characters;
    depth++;
  }

  void endObject() {
    depth--;
    OpenObject object = objects.get(depth);
    characters = object.charactersBefore;
    while (names.size() > object.first) {
      names.removeLast();
    }
    if (!object.many.isEmpty()) {
      // A new one, since clearing a set that was large once takes long each time.
      objects.set(depth, new OpenObject());
    }
  }

  /** Adds a name to the object opened last. */
  Addition add(String name) {
    OpenObject object = objects.get(depth - 1);
    if (!isNew(object, name)) {
      return Addition.DUPLICATE;
    }
    characters += name.length() + OVERHEAD_CHARACTERS;
    return characters > CHARACTERS_MAX ? Addition.TOO_MANY : Addition.ADDED;
  }

  private boolean isNew(OpenObject object, String name) {
    if (!object.many.isEmpty()) {
      return object.many.add(name);
    }
    for (int i = object.first; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return false;
      }
    }
    names.add(name);
    if (names.size() - object.first > COMPARED_MAX) {
      object.many.addAll(names.subList(object.first, names.size()));
    }
    return true;
  }
}

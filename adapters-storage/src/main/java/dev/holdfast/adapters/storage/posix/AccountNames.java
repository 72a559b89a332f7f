package dev.holdfast.adapters.storage.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of users and groups, as the C library knows them, which also asks directories in the
 * network; each id is asked about once.
 */
final class AccountNames {
  /** A tree may hold files of ever new ids; then the memory begins anew. */
  private static final int KEPT_MAX = 10_000;

  /** An entry of a group lists its members; those that are longer have no name here. */
  private static final long ENTRY_BYTES_MAX = 1 << 20;

  private static final long ENTRY_BYTES = 16 * 1024;
  private static final long STRUCT_BYTES = 128;
  private static final long NAME_BYTES_MAX = 1024;

  private final Map<Long, String> users = new ConcurrentHashMap<>();
  private final Map<Long, String> groups = new ConcurrentHashMap<>();

  /** The user's name; empty if there is none. */
  String user(long id) {
    return kept(users, id, Functions.USER);
  }

  /** The group's name; empty if there is none. */
  String group(long id) {
    return kept(groups, id, Functions.GROUP);
  }

  private static String kept(Map<Long, String> names, long id, MethodHandle function) {
    if (names.size() >= KEPT_MAX) {
      names.clear();
    }
    return names.computeIfAbsent(id, key -> ask(function, (int) (long) key));
  }

  private static String ask(MethodHandle function, int id) {
    for (long bytes = ENTRY_BYTES; bytes <= ENTRY_BYTES_MAX; bytes *= 4) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment entry = arena.allocate(STRUCT_BYTES, Long.BYTES);
        MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
        int failure = (int) function.invokeExact(id, entry, arena.allocate(bytes), bytes, found);
        if (failure != Errno.OUT_OF_RANGE) {
          return failure == 0 ? name(found.get(ValueLayout.ADDRESS, 0), entry) : "";
        }
      } catch (Throwable e) {
        throw Kernel.notCallable("getpwuid_r", e);
      }
    }
    return "";
  }

  /** Of both structs, the name comes first. */
  @SuppressWarnings("restricted")
  private static String name(MemorySegment found, MemorySegment entry) {
    if (found.equals(MemorySegment.NULL)) {
      return "";
    }
    return entry.get(ValueLayout.ADDRESS, 0).reinterpret(NAME_BYTES_MAX).getString(0);
  }

  /** Linked when a name is asked for, and not at the start. */
  private static final class Functions {
    private static final FunctionDescriptor SHAPE =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS);

    static final MethodHandle USER = Kernel.link("getpwuid_r", SHAPE);
    static final MethodHandle GROUP = Kernel.link("getgrgid_r", SHAPE);
  }
}

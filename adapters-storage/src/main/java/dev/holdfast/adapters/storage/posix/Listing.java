package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names in an open directory. Source of the layout: {@code getdents(2)}.
 *
 * <p>One thread at a time: the place up to which the names were read is the descriptor's own.
 */
final class Listing {
  private static final int LENGTH_AT = 16;
  private static final int NAME_AT = 19;

  private boolean begun;

  /** All names from the directory's beginning. */
  synchronized List<NodeName> names(Scratch scratch, int directory) throws IOException {
    if (begun) {
      check(Kernel.call(scratch, SystemCall.LSEEK, directory, 0, 0, 0, 0));
    }
    begun = true;
    List<NodeName> names = new ArrayList<>();
    while (true) {
      int filled =
          check(
              Kernel.call(
                  scratch,
                  SystemCall.GETDENTS64,
                  directory,
                  scratch.content().address(),
                  Scratch.CONTENT_BYTES,
                  0,
                  0));
      if (filled == 0) {
        return names;
      }
      collect(scratch.heapContent(filled), filled, names);
    }
  }

  private static void collect(byte[] entries, int filled, List<NodeName> names) {
    int at = 0;
    while (at < filled) {
      int start = at + NAME_AT;
      int end = start;
      while (entries[end] != 0) {
        end++;
      }
      if (!isSelfOrParent(entries, start, end)) {
        names.add(new NodeName(ByteString.of(entries, start, end - start)));
      }
      at += (entries[at + LENGTH_AT] & 0xff) | (entries[at + LENGTH_AT + 1] & 0xff) << 8;
    }
  }

  private static boolean isSelfOrParent(byte[] entries, int start, int end) {
    int length = end - start;
    return entries[start] == '.' && (length == 1 || (length == 2 && entries[start + 1] == '.'));
  }

  private static int check(long answer) throws IOException {
    if (answer < 0) {
      throw Errno.failure(answer);
    }
    return (int) answer;
  }
}

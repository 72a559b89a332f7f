package dev.holdfast.adapters.storage.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that is mounted for this process now. */
public record MountTable(List<Mount> mounts) {
  private static final Path FILE = Path.of("/proc/self/mountinfo");

  public MountTable {
    mounts = List.copyOf(mounts);
  }

  public static MountTable read() throws IOException {
    List<String> lines = Files.readAllLines(FILE, StandardCharsets.ISO_8859_1);
    return new MountTable(lines.stream().map(Mount::parse).toList());
  }

  /**
   * The mount of this number.
   *
   * @throws IOException if there is none: it was taken away, or belongs to others
   */
  public Mount get(long id) throws IOException {
    for (Mount mount : mounts) {
      if (mount.id() == id) {
        return mount;
      }
    }
    throw new IOException("It lies on a mount that this process can't see");
  }
}

package dev.holdfast.adapters.storage.source;

import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file systems of this machine that keep files: those on disks, and the one at the top. Those
 * of the kernel's own making, and those of other machines, which may not answer, are left out.
 */
final class Volumes {
  private static final Path KNOWN_TYPES = Path.of("/proc/filesystems");
  private static final Path UUIDS = Path.of("/dev/disk/by-uuid");
  private static final String WITHOUT_DISK = "nodev";
  private static final String TOP = "/";

  /** It spreads over disks of its own accord, so the kernel says that it needs none. */
  private static final String ZFS = "zfs";

  private Volumes() {}

  static List<Volume> read() throws IOException {
    Set<String> withoutDisk = typesWithoutDisk();
    Map<String, List<Mount>> byDevice = new LinkedHashMap<>();
    for (Mount mount : MountTable.read().mounts()) {
      boolean keepsFiles = !withoutDisk.contains(mount.type()) || mount.type().equals(ZFS);
      if (keepsFiles || mount.point().equals(TOP)) {
        byDevice.computeIfAbsent(mount.device(), device -> new ArrayList<>()).add(mount);
      }
    }
    Map<Path, String> uuids = uuids();
    List<Volume> volumes = new ArrayList<>();
    for (List<Mount> mounts : byDevice.values()) {
      volumes.add(volume(mounts, uuids));
    }
    return volumes;
  }

  private static Set<String> typesWithoutDisk() throws IOException {
    Set<String> types = new HashSet<>();
    for (String line : Files.readAllLines(KNOWN_TYPES, StandardCharsets.UTF_8)) {
      if (line.startsWith(WITHOUT_DISK)) {
        types.add(line.substring(WITHOUT_DISK.length()).strip());
      }
    }
    return types;
  }

  /** Each device that has one, by its own name. */
  private static Map<Path, String> uuids() throws IOException {
    Map<Path, String> uuids = new HashMap<>();
    if (Files.isDirectory(UUIDS)) {
      try (Stream<Path> links = Files.list(UUIDS)) {
        for (Path link : links.toList()) {
          uuids.put(link.toRealPath(), link.getFileName().toString());
        }
      }
    }
    return uuids;
  }

  private static Volume volume(List<Mount> mounts, Map<Path, String> uuids) throws IOException {
    Mount first = mounts.getFirst();
    List<SourcePath> points =
        mounts.stream().map(mount -> new SourcePath(Mount.readable(mount.point()))).toList();
    FileStore size = Files.getFileStore(Path.of(Mount.readable(first.point())));
    long total = size.getTotalSpace();
    long used = Math.clamp(total - size.getUnallocatedSpace(), 0, total);
    return new Volume(
        guid(first, uuids), Mount.readable(first.source()), points, first.type(), total, used);
  }

  /** Without a UUID, the device's number: it stays the same while the machine runs. */
  private static String guid(Mount mount, Map<Path, String> uuids) throws IOException {
    Path device = Path.of(Mount.readable(mount.source()));
    boolean isThere = device.isAbsolute() && Files.exists(device);
    String uuid = isThere ? uuids.get(device.toRealPath()) : null;
    return uuid == null ? "device-" + mount.device() : uuid;
  }
}

package dev.holdfast.adapters.storage.volume;

import dev.holdfast.adapters.storage.source.Mount;
import dev.holdfast.adapters.storage.source.MountTable;
import dev.holdfast.engine.tree.FileIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a block device lies on, down to the last: the disk that it is a part of, those that it is
 * put together from, and the image file behind a loop device with the device that the file lies on.
 * Source: {@code Documentation/ABI/testing/sysfs-block} and {@code sysfs-block-loop} of Linux.
 */
final class DeviceStack {
  private static final Path DEVICES = Path.of("/sys/dev/block");
  private static final String GONE = " (deleted)";

  private final MountTable mounts;
  private final Set<String> devices = new HashSet<>();
  private final Set<FileIdentity> images = new HashSet<>();

  private DeviceStack(MountTable mounts) {
    this.mounts = mounts;
  }

  /** Below a file system. */
  static DeviceStack of(Mount mount, MountTable mounts) throws IOException {
    DeviceStack stack = new DeviceStack(mounts);
    stack.add(mount);
    return stack;
  }

  /** Below a device. */
  static DeviceStack of(String number, MountTable mounts) throws IOException {
    DeviceStack stack = new DeviceStack(mounts);
    stack.add(number);
    return stack;
  }

  /** Whether something that is written to this volume shows in what lies on the stack. */
  boolean holds(LocalVolume volume) {
    return switch (volume) {
      case LocalVolume.Device device -> devices.contains(device.number());
      case LocalVolume.Image image -> images.contains(image.identity());
    };
  }

  /** A file system over several disks has a number that is no device's, and names one of them. */
  private void add(Mount mount) throws IOException {
    if (Files.isDirectory(DEVICES.resolve(mount.device()))) {
      add(mount.device());
    } else if (mount.source().startsWith("/")) {
      BlockDevices.number(Path.of(Mount.readable(mount.source()))).ifPresent(this::addQuietly);
    }
  }

  private void addQuietly(String number) {
    try {
      add(number);
    } catch (IOException e) {
      // It has just gone; then nothing lies on it.
      return;
    }
  }

  private void add(String number) throws IOException {
    Path device = DEVICES.resolve(number);
    if (!devices.add(number) || !Files.isDirectory(device)) {
      return;
    }
    Path real = device.toRealPath();
    if (Files.exists(real.resolve("partition"))) {
      add(text(real.resolveSibling("dev")));
    }
    if (Files.isDirectory(real.resolve("slaves"))) {
      for (Path below : list(real.resolve("slaves"))) {
        add(text(below.resolve("dev")));
      }
    }
    Path image = real.resolve("loop/backing_file");
    if (Files.exists(image)) {
      addImage(text(image));
    }
  }

  private void addImage(String path) throws IOException {
    if (path.endsWith(GONE)) {
      return;
    }
    try {
      BlockDevices.Look look = BlockDevices.look(Path.of(path));
      images.add(look.status().identity());
      add(mounts.get(look.mount()));
    } catch (NoSuchFileException e) {
      // It bears another name by now; what lies in it can't be told from here.
      return;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }
}

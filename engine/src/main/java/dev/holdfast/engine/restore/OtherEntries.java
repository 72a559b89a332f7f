package dev.holdfast.engine.restore;

import dev.holdfast.engine.restore.HardLinks.First;
import dev.holdfast.engine.restore.HardLinks.Link;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node;
import dev.holdfast.engine.tree.Node.DeviceKind;
import dev.holdfast.engine.tree.Node.DeviceNode;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import dev.holdfast.engine.tree.Node.FileNode;
import dev.holdfast.engine.tree.Node.SpecialKind;
import dev.holdfast.engine.tree.Node.SpecialNode;
import dev.holdfast.engine.tree.Node.SymlinkNode;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Restores what has no content: symbolic links, devices, fifos, sockets, and hard links. */
final class OtherEntries {
  private final RestoreWork work;
  private final boolean dry;

  OtherEntries(RestoreWork work) {
    this.work = work;
    this.dry = work.has(RestoreOption.DRY_RUN);
  }

  /**
   * Makes what a node says, in the place of what is there.
   *
   * @param there what bears the name now, and may be replaced; null if nothing does
   */
  RestoreAction restore(TargetDirectory directory, Node node, @Nullable FileStatus there)
      throws IOException {
    if (there != null && isSame(directory, node, there)) {
      return RestoreAction.UNCHANGED;
    }
    if (!dry) {
      if (there != null && work.names().areWhole() && !there.isDirectory()) {
        replace(directory, node.name(), written -> make(directory, node, written));
        return RestoreAction.UPDATED;
      }
      if (there != null) {
        remove(directory, node.name(), there);
      }
      make(directory, node, node.name());
    }
    return RestoreAction.CREATED;
  }

  /** Makes something under another name. */
  @FunctionalInterface
  private interface Making {
    void under(NodeName name) throws IOException;
  }

  /** Puts something in the place of something else, at one go. */
  private void replace(TargetDirectory directory, NodeName name, Making making) throws IOException {
    NodeName written = work.names().written(name);
    try {
      making.under(written);
    } catch (FileAlreadyExistsException left) {
      // By the same restore, which did not come to its end.
      directory.removeFile(written);
      making.under(written);
    }
    try {
      directory.rename(written, name, true);
    } catch (IOException e) {
      directory.removeFile(written);
      throw e;
    }
  }

  /** Removes what is in the way of something that is no directory. */
  static void remove(TargetDirectory directory, NodeName name, FileStatus there)
      throws IOException {
    if (there.isDirectory()) {
      try {
        directory.removeDirectory(name);
      } catch (IOException e) {
        throw new IOException(
            "a directory is in its place that can't be removed (only an empty one is): "
                + FailureText.of(e),
            e);
      }
    } else {
      directory.removeFile(name);
    }
  }

  private static void make(TargetDirectory directory, Node node, NodeName name) throws IOException {
    switch (node) {
      case SymlinkNode link -> directory.makeSymlink(name, link.target());
      case DeviceNode device ->
          directory.makeDevice(name, device.kind() == DeviceKind.CHARACTER, device.device());
      case SpecialNode special -> makeSpecial(directory, special, name);
      case FileNode file -> throw new IllegalStateException("Files have content: " + name);
      case DirectoryNode other -> throw new IllegalStateException("A directory: " + name);
    }
  }

  private static void makeSpecial(TargetDirectory directory, SpecialNode special, NodeName name)
      throws IOException {
    switch (special.kind()) {
      case FIFO -> directory.makeFifo(name);
      case SOCKET -> directory.makeSocket(name);
      case IRREGULAR ->
          throw new IOException("it is of a kind that only the system it came from could make");
    }
  }

  private static boolean isSame(TargetDirectory directory, Node node, FileStatus there)
      throws IOException {
    int bits = there.mode().bits();
    return switch (node) {
      case SymlinkNode link ->
          there.mode().isSymlink() && directory.linkTarget(node.name()).equals(link.target());
      case DeviceNode device ->
          (bits & FileMode.DEVICE) != 0
              && ((bits & FileMode.CHARACTER_DEVICE) != 0)
                  == (device.kind() == DeviceKind.CHARACTER)
              && there.device() == device.device();
      case SpecialNode special ->
          special.kind() == SpecialKind.FIFO
              ? (bits & FileMode.FIFO) != 0
              : special.kind() == SpecialKind.SOCKET && (bits & FileMode.SOCKET) != 0;
      case FileNode file -> false;
      case DirectoryNode other -> false;
    };
  }

  /** Gives a file its further name. */
  RestoreAction link(Link link) throws IOException {
    Directories directories = work.directories();
    First first = link.first();
    TargetDirectory directory = directories.acquire(link.directory());
    try {
      TargetDirectory origin = directories.acquire(first.directory());
      try {
        return link(directory, link, origin);
      } finally {
        directories.release(first.directory());
      }
    } finally {
      directories.release(link.directory());
    }
  }

  private RestoreAction link(TargetDirectory directory, Link link, TargetDirectory origin)
      throws IOException {
    Optional<FileStatus> there = directory.status(link.name());
    Optional<FileStatus> source = origin.status(link.first().name());
    if (there.isPresent() && source.isPresent()) {
      if (there.get().identity().equals(source.get().identity())) {
        return RestoreAction.UNCHANGED;
      }
    }
    if (!dry) {
      if (there.isPresent() && work.names().areWhole() && !there.get().isDirectory()) {
        replace(
            directory,
            link.name(),
            written -> directory.makeLink(written, origin, link.first().name()));
        return RestoreAction.UPDATED;
      }
      if (there.isPresent()) {
        remove(directory, link.name(), there.get());
      }
      directory.makeLink(link.name(), origin, link.first().name());
    }
    return RestoreAction.CREATED;
  }
}

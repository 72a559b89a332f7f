package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.restore.TargetFile;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/** An open directory to which files come back, and which is no part of the server's own data. */
final class GuardedDirectory implements TargetDirectory {
  private final MountedDirectory mounted;
  private final TargetDirectory directory;
  private final PlaceCheck check;
  private final AttributeRule rule;
  private final OtherFileSystems others;

  /** Whether others close it. */
  private final boolean isKept;

  /**
   * The top of a target.
   *
   * @param others takes care of what is mounted below
   */
  GuardedDirectory(
      MountedDirectory mounted, PlaceCheck check, AttributeRule rule, OtherFileSystems others) {
    this(mounted, check, rule, others, false);
  }

  private GuardedDirectory(
      MountedDirectory mounted,
      PlaceCheck check,
      AttributeRule rule,
      OtherFileSystems others,
      boolean isKept) {
    this.mounted = mounted;
    this.directory = mounted.target();
    this.check = check;
    this.rule = rule;
    this.others = others;
    this.isKept = isKept;
  }

  @Override
  public TargetDirectory openDirectory(NodeName name) throws IOException {
    MountedDirectory opened = mounted.openDirectory(name);
    try {
      if (check.isData(opened)) {
        throw new FileSystemException("", null, "It is a part of this server's own data");
      }
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
    boolean isSame = opened.identity().deviceId() == mounted.identity().deviceId();
    return new GuardedDirectory(opened, check, rule, others, !isSame && others.keeps(opened));
  }

  @Override
  public TargetDirectory makeDirectory(NodeName name) throws IOException {
    directory.makeDirectory(name).close();
    return openDirectory(name);
  }

  /** What a mount shows in the place of a file may be one of the server's own. */
  @Override
  public TargetFile openFile(NodeName name) throws IOException {
    if (mounted.mountedStatus(name).mount() != mounted.mount()) {
      throw new FileSystemException("", null, "Something is mounted in its place");
    }
    return directory.openFile(name);
  }

  @Override
  public List<String> apply(NodeName name, Attributes attributes) throws IOException {
    return directory.apply(name, rule.of(attributes));
  }

  @Override
  public List<String> apply(TargetFile file, NodeName name, Attributes attributes)
      throws IOException {
    return directory.apply(file, name, rule.of(attributes));
  }

  @Override
  public List<String> apply(Attributes attributes) throws IOException {
    return directory.apply(rule.of(attributes));
  }

  @Override
  public List<NodeName> names() throws IOException {
    return directory.names();
  }

  @Override
  public Optional<FileStatus> status(NodeName name) throws IOException {
    return directory.status(name);
  }

  @Override
  public TargetFile makeFile(NodeName name) throws IOException {
    return directory.makeFile(name);
  }

  @Override
  public void makeSymlink(NodeName name, ByteString target) throws IOException {
    directory.makeSymlink(name, target);
  }

  @Override
  public void makeFifo(NodeName name) throws IOException {
    directory.makeFifo(name);
  }

  @Override
  public void makeSocket(NodeName name) throws IOException {
    directory.makeSocket(name);
  }

  @Override
  public void makeDevice(NodeName name, boolean character, long device) throws IOException {
    directory.makeDevice(name, character, device);
  }

  @Override
  public void makeLink(NodeName name, TargetDirectory otherDirectory, NodeName otherName)
      throws IOException {
    if (!(otherDirectory instanceof GuardedDirectory other)) {
      throw new IllegalArgumentException("A file of another target can't have a name in this one");
    }
    directory.makeLink(name, other.directory, otherName);
  }

  @Override
  public void rename(NodeName name, NodeName newName, boolean replaces) throws IOException {
    directory.rename(name, newName, replaces);
  }

  @Override
  public ByteString linkTarget(NodeName name) throws IOException {
    return directory.linkTarget(name);
  }

  @Override
  public void removeFile(NodeName name) throws IOException {
    directory.removeFile(name);
  }

  @Override
  public void removeDirectory(NodeName name) throws IOException {
    directory.removeDirectory(name);
  }

  @Override
  public void close() {
    if (!isKept) {
      mounted.close();
    }
  }
}

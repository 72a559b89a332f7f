package dev.holdfast.testkit.engine;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.NodeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class MemorySourceTreeTest extends SourceTreeContract {
  private static final Instant MADE_AT = Instant.parse("2026-11-22T10:00:00Z");

  @Override
  protected TreeUnderTest emptyTree() {
    return new InMemory();
  }

  private static final class InMemory implements TreeUnderTest {
    private final MemorySourceTree tree = new MemorySourceTree(MADE_AT);
    private final Map<List<NodeName>, List<ExtendedAttribute>> extended = new HashMap<>();

    @Override
    public SourceTree tree() {
      return tree;
    }

    @Override
    public void makeDirectory(List<NodeName> path) {
      tree.putDirectory(path);
    }

    @Override
    public void putFile(List<NodeName> path, byte[] content) {
      tree.putFile(path, content);
    }

    @Override
    public void makeSymlink(List<NodeName> path, ByteString target) {
      tree.putLink(path, target);
    }

    @Override
    public void makeLink(List<NodeName> path, List<NodeName> existing) {
      tree.putName(path, existing);
    }

    @Override
    public boolean makeFifo(List<NodeName> path) {
      tree.putSpecial(path, FileMode.FIFO | 0600, 0);
      return true;
    }

    @Override
    public void remove(List<NodeName> path) {
      tree.removeName(path);
    }

    @Override
    public void setPermissions(List<NodeName> path, int permissions) {
      tree.changeStatus(
          path,
          status -> {
            int type = status.mode().bits() & ~FileMode.PERMISSIONS;
            return with(status, new FileMode(type | permissions), status.modified());
          });
    }

    @Override
    public void setModified(List<NodeName> path, Instant time) {
      tree.changeStatus(path, status -> with(status, status.mode(), time));
    }

    private static FileStatus with(FileStatus status, FileMode mode, Instant modified) {
      return new FileStatus(
          mode,
          status.sizeBytes(),
          modified,
          status.accessed(),
          status.changed(),
          status.userId(),
          status.groupId(),
          status.identity(),
          status.links(),
          status.device());
    }

    @Override
    public boolean setExtendedAttribute(List<NodeName> path, String name, ByteString value) {
      List<ExtendedAttribute> attributes =
          extended.computeIfAbsent(path, first -> new ArrayList<>());
      attributes.add(new ExtendedAttribute(name, value));
      tree.setExtended(path, attributes);
      return true;
    }
  }
}

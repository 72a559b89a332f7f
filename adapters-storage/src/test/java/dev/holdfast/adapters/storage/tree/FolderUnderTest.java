package dev.holdfast.adapters.storage.tree;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.testkit.engine.TreeUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;

/** A real folder, changed by the JDK's calls, which work by paths. */
public record FolderUnderTest(Path root, SourceTree tree) implements TreeUnderTest {
  private static final String USER = "user.";

  /** The path with the name's own bytes, whatever the JVM's character set. */
  public static Path child(Path folder, ByteString name) {
    StringBuilder uri = new StringBuilder(folder.toUri().toString());
    if (uri.charAt(uri.length() - 1) != '/') {
      uri.append('/');
    }
    for (byte b : name.bytes()) {
      uri.append(b == '/' ? "/" : "%%%02x".formatted(b));
    }
    return Path.of(URI.create(uri.toString()));
  }

  private Path path(List<NodeName> names) {
    Path path = root;
    for (NodeName name : names) {
      path = child(path, name.raw());
    }
    return path;
  }

  @Override
  public void makeDirectory(List<NodeName> path) throws IOException {
    Files.createDirectory(path(path));
  }

  @Override
  public void putFile(List<NodeName> path, byte[] content) throws IOException {
    Files.write(path(path), content);
  }

  @Override
  public void makeSymlink(List<NodeName> path, ByteString target) throws IOException {
    String text = target.toString();
    Files.createSymbolicLink(path(path), Path.of(text));
  }

  @Override
  public void makeLink(List<NodeName> path, List<NodeName> existing) throws IOException {
    Files.createLink(path(path), path(existing));
  }

  @Override
  public boolean makeFifo(List<NodeName> path) throws IOException {
    return Commands.run("mkfifo", path(path).toString());
  }

  @Override
  public void remove(List<NodeName> path) throws IOException {
    Files.delete(path(path));
  }

  @Override
  public void setPermissions(List<NodeName> path, int permissions) throws IOException {
    Files.setAttribute(path(path), "unix:mode", permissions, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void setModified(List<NodeName> path, Instant time) throws IOException {
    Files.setLastModifiedTime(path(path), FileTime.from(time));
  }

  @Override
  public boolean setExtendedAttribute(List<NodeName> path, String name, ByteString value)
      throws IOException {
    UserDefinedFileAttributeView attributes =
        Files.getFileAttributeView(path(path), UserDefinedFileAttributeView.class);
    try {
      attributes.write(name.substring(USER.length()), ByteBuffer.wrap(value.bytes()));
      return true;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("not supported")) {
        return false;
      }
      throw e;
    }
  }
}

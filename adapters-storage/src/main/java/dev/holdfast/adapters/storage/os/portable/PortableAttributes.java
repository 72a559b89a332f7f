package dev.holdfast.adapters.storage.os.portable;

import dev.holdfast.adapters.storage.os.Modes;
import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** Reads the extended attributes of users, and gives files their attributes. */
final class PortableAttributes {
  private static final String USERS = "user.";

  private final Path file;
  private final List<String> refused = new ArrayList<>();

  private PortableAttributes(Path file) {
    this.file = file;
  }

  /** Those of users; none for links, and where the file system has none. */
  static List<ExtendedAttribute> extended(Path file) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    if (view == null || PortableStatus.of(file).mode().isSymlink()) {
      return List.of();
    }
    List<ExtendedAttribute> attributes = new ArrayList<>();
    for (String name : names(view)) {
      ByteBuffer value = ByteBuffer.allocate(view.size(name));
      view.read(name, value);
      attributes.add(
          new ExtendedAttribute(USERS + name, ByteString.of(value.array(), 0, value.position())));
    }
    return attributes;
  }

  /** The JDK does not say by a type that a file system has no such attributes. */
  private static List<String> names(UserDefinedFileAttributeView view) throws IOException {
    try {
      return view.list();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("not supported")) {
        return List.of();
      }
      throw e;
    }
  }

  /** Sets what differs; in words, what could not be set. */
  static List<String> apply(Path file, Attributes wanted) throws IOException {
    FileStatus now = PortableStatus.of(file);
    PortableAttributes setting = new PortableAttributes(file);
    boolean owned = setting.owner(now, wanted);
    if (!now.mode().isSymlink()) {
      setting.mode(wanted, owned);
      wanted.extended().forEach(setting::extended);
    }
    setting.attempt(
        "times",
        () ->
            Files.getFileAttributeView(
                    file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(
                    FileTime.from(wanted.times().modified().toInstant()),
                    FileTime.from(wanted.times().accessed().toInstant()),
                    null));
    return List.copyOf(setting.refused);
  }

  private boolean owner(FileStatus now, Attributes wanted) {
    long user = wanted.owner().userId();
    long group = wanted.owner().groupId();
    boolean userGiven = now.userId() == user || attempt("owner " + user, set("unix:uid", user));
    boolean groupGiven =
        now.groupId() == group || attempt("group " + group, set("unix:gid", group));
    return userGiven && groupGiven;
  }

  /** What could not be given away does not run as its owner. */
  private void mode(Attributes wanted, boolean owned) {
    int bits = Modes.toSystem(wanted.mode());
    int given = owned ? bits : bits & ~(Modes.SET_USER_ID | Modes.SET_GROUP_ID);
    attempt("mode " + Integer.toOctalString(bits), set("unix:mode", given));
  }

  private void extended(ExtendedAttribute attribute) {
    attempt(
        "extended attribute " + attribute.name(),
        () -> {
          if (!attribute.name().startsWith(USERS)) {
            throw new IOException("Only those of users can be set here");
          }
          Files.setAttribute(
              file,
              "user:" + attribute.name().substring(USERS.length()),
              ByteBuffer.wrap(attribute.value().bytes()));
        });
  }

  private Step set(String attribute, long value) {
    return () -> Files.setAttribute(file, attribute, (int) value, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean attempt(String what, Step step) {
    try {
      step.run();
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      refused.add(what + ": " + e.getMessage());
      return false;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}

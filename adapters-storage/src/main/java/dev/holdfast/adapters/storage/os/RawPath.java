package dev.holdfast.adapters.storage.os;

import dev.holdfast.engine.format.ByteString;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * The bytes behind the paths of the JDK. As text they are lost where they are not of the JVM's
 * character set; as addresses ({@link Path#toUri}) they come through, on Unix.
 */
public final class RawPath {
  private static final boolean UNIX = FileSystems.getDefault().getSeparator().equals("/");
  private static final Path TOP = Path.of("/");
  private static final String HEX = "0123456789abcdef";

  private RawPath() {}

  /** The bytes of an absolute path, without a slash at its end. */
  public static ByteString bytes(Path path) {
    if (!UNIX) {
      return ByteString.utf8(path.toString());
    }
    String coded = path.toUri().getRawPath();
    byte[] bytes = new byte[coded.length()];
    int length = 0;
    for (int i = 0; i < coded.length(); i++) {
      boolean escaped = coded.charAt(i) == '%';
      bytes[length++] =
          (byte) (escaped ? Integer.parseInt(coded, i + 1, i + 3, 16) : coded.charAt(i));
      i += escaped ? 2 : 0;
    }
    boolean slash = length > 1 && bytes[length - 1] == '/';
    return ByteString.of(bytes, 0, slash ? length - 1 : length);
  }

  /** The bytes of a path that may be relative: where a link leads. */
  public static ByteString anyBytes(Path path) {
    if (path.isAbsolute() || !UNIX) {
      return bytes(path);
    }
    byte[] absolute = bytes(TOP.resolve(path)).bytes();
    return ByteString.of(absolute, 1, absolute.length - 1);
  }

  /** The bytes of a path's last name. */
  public static ByteString lastName(Path path) {
    byte[] bytes = bytes(path).bytes();
    int start = bytes.length;
    while (UNIX && start > 0 && bytes[start - 1] != '/') {
      start--;
    }
    return UNIX
        ? ByteString.of(bytes, start, bytes.length - start)
        : ByteString.utf8(String.valueOf(path.getFileName()));
  }

  /** The path that these bytes are; several slashes in a row become one. */
  public static Path of(ByteString bytes) throws FileSystemException {
    if (bytes.isEmpty() || bytes.contains('\0')) {
      throw new FileSystemException(
          bytes.toString(), null, "A path can't be empty or hold a zero byte");
    }
    if (!UNIX) {
      return Path.of(bytes.toString());
    }
    boolean absolute = bytes.bytes()[0] == '/';
    StringBuilder address = new StringBuilder(absolute ? "file://" : "file:///");
    for (byte b : bytes.bytes()) {
      address.append('%').append(HEX.charAt((b & 0xff) >> 4)).append(HEX.charAt(b & 0xf));
    }
    Path path = Path.of(URI.create(address.toString().replace("%2f", "/")));
    return absolute ? path : path.subpath(0, path.getNameCount());
  }
}

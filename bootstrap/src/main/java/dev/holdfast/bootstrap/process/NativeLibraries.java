package dev.holdfast.bootstrap.process;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * The native parts of SQLite and zstd, kept in a folder of ours.
 *
 * <p>Left to themselves, both libraries unpack theirs into the temporary folder at every start, and
 * a server that is killed leaves a megabyte there each time. On a platform for which a library
 * brings no native part of its own, it is left to find one.
 */
public final class NativeLibraries {
  private static final System.Logger LOG = System.getLogger(NativeLibraries.class.getName());

  private NativeLibraries() {}

  /**
   * Unpacks what is not there yet and tells the libraries. To be called before their first use.
   * Where that fails, a warning says so, and the libraries do what they do by themselves.
   *
   * @param folder made if missing; in one that nobody else can write to, since what lies in it is
   *     run
   */
  public static void provideIn(Path folder) {
    try {
      provide(folder.toAbsolutePath());
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The native libraries can't be kept in "
              + folder
              + ", so the temporary folder serves: "
              + e);
    }
  }

  private static void provide(Path folder) throws IOException {
    String sqliteName = System.mapLibraryName("sqlitejdbc");
    Path sqlite = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    if (unpack(SQLiteJDBCLoader.class, sqliteResource(sqliteName), sqlite.resolve(sqliteName))) {
      System.setProperty("org.sqlite.lib.path", sqlite.toString());
    }

    String zstdName = System.mapLibraryName("zstd-jni-" + ZstdVersion.VERSION);
    Path zstd = folder.resolve("zstd-" + ZstdVersion.VERSION).resolve(zstdName);
    if (unpack(ZstdVersion.class, zstdResource(zstdName), zstd)) {
      System.setProperty("ZstdNativePath", zstd.toString());
      // At once: what does not use it now may be asked to later, when the folder is gone.
      Native.load();
    }
  }

  /** A file that is there is whole, since it gets its name last; its version is in its path. */
  private static boolean unpack(Class<?> library, String resource, Path target) throws IOException {
    if (Files.exists(target)) {
      return true;
    }
    URL source = library.getResource(resource);
    if (source == null) {
      return false;
    }
    Path parent = target.resolveSibling(".");
    Files.createDirectories(parent);
    Path unpacking = Files.createTempFile(parent, "unpacking", ".tmp");
    try (InputStream content = source.openStream()) {
      Files.copy(content, unpacking, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unpacking);
    }
    return true;
  }

  private static String sqliteResource(String file) {
    return "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + file;
  }

  private static String zstdResource(String file) {
    return "/"
        + zstdSystem(System.getProperty("os.name"))
        + "/"
        + System.getProperty("os.arch")
        + "/"
        + file;
  }

  private static String zstdSystem(@Nullable String osName) {
    String name = String.valueOf(osName).toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "win" : "linux";
  }
}

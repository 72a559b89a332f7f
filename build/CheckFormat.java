import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks (or, asked to fix, rewrites) every Java source below a folder in google-java-format. */
final class CheckFormat {
  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);

    // Every module waits for this one: so all processors are at it.
    List<Path> wrong =
        sources(root).parallelStream()
            .filter(source -> isWrong(source, fix))
            .map(root::relativize)
            .toList();

    if (fix) {
      System.out.println("Formatted " + wrong.size() + " files.");
      return;
    }
    if (!wrong.isEmpty()) {
      System.err.println("Not formatted (mvn -N generate-sources -Dformat.mode=fix mends them):");
      wrong.forEach(path -> System.err.println("  " + path));
      System.exit(1);
    }
  }

  private static boolean isWrong(Path source, boolean fix) {
    try {
      String text = Files.readString(source);
      String formatted = format(source, text);
      boolean isWrong = !formatted.equals(text);
      if (isWrong && fix) {
        Files.writeString(source, formatted);
      }
      return isWrong;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(Path source, String text) {
    try {
      String ordered =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.GOOGLE);
      return new Formatter().formatSource(ordered);
    } catch (Exception e) {
      throw new IllegalStateException(source + " is not Java that can be formatted", e);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}

package dev.holdfast.adapters.catalogue.files;

import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the indexes. Each file has a number of its own, so that one that was thrown away
 * takes nothing with it of the one after, whoever still has it open.
 */
record IndexFolder(Path path) {
  private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)\\.([0-9]{1,18})\\.index(.*)");

  /** A file of an index: that itself, or what stands beside it. */
  private record Found(Path path, long number, boolean isIndex, boolean isPart) {}

  /** The index of a tenant; null if there is none. What an earlier one left is removed. */
  @Nullable IndexFile find(TenantId tenant) throws IOException {
    List<Found> files = files(tenant);
    long newest = files.stream().filter(Found::isIndex).mapToLong(Found::number).max().orElse(0);
    for (Found file : files) {
      if (file.isPart() || file.number() != newest) {
        Files.deleteIfExists(file.path());
      }
    }
    return newest == 0 ? null : file(tenant, newest);
  }

  /** A file for an index that is to be made. */
  IndexFile next(TenantId tenant) throws IOException {
    Files.createDirectories(path);
    return file(tenant, 1 + files(tenant).stream().mapToLong(Found::number).max().orElse(0));
  }

  /** Throws away what there is; the next one has another name. */
  void discard(TenantId tenant) throws IOException {
    Files.createFile(next(tenant).path());
    find(tenant);
  }

  /** A file beside an index, for a while: what a crash leaves of it is removed. */
  static OutputStream write(Path part) throws IOException {
    return Files.newOutputStream(part);
  }

  static InputStream read(Path part) throws IOException {
    return Files.newInputStream(part);
  }

  static void remove(Path part) throws IOException {
    Files.deleteIfExists(part);
  }

  private IndexFile file(TenantId tenant, long number) {
    return new IndexFile(path.resolve(tenant.value() + "." + number + ".index"));
  }

  private List<Found> files(TenantId tenant) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && name.group(1).equals(tenant.value())) {
          String rest = name.group(3);
          found.add(
              new Found(
                  file, Long.parseLong(name.group(2)), rest.isEmpty(), rest.startsWith(".sort")));
        }
      }
    }
    return found;
  }
}

package dev.holdfast.adapters.catalogue;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migrations by name, so that Flyway need not search the class path for them. */
final class Migrations implements ResourceProvider {
  /** In order; each sets {@code user_version} to its number. */
  static final List<String> FILES =
      List.of(
          "V1__tenants_jobs_backups.sql",
          "V2__privileges_users_roots.sql",
          "V3__protection.sql",
          "V4__search_of_objects.sql",
          "V5__what_lists_ask_for.sql",
          "V6__recoveries.sql",
          "V7__changes_of_snapshots.sql",
          "V8__volumes.sql");

  /** The version of the schema that this code works on. */
  static final int NEWEST = FILES.size();

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return FILES.contains(name) ? new Migration(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return FILES.stream()
        .filter(file -> file.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(file::endsWith))
        .<LoadableResource>map(Migration::new)
        .toList();
  }

  private static final class Migration extends LoadableResource {
    private final String file;

    private Migration(String file) {
      this.file = file;
    }

    @Override
    public Reader read() {
      InputStream text = Migrations.class.getResourceAsStream("migration/" + file);
      if (text == null) {
        throw new IllegalStateException("The migration " + file + " is missing from the jar");
      }
      return new InputStreamReader(text, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return file;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return file;
    }

    @Override
    public String getFilename() {
      return file;
    }

    @Override
    public String getRelativePath() {
      return file;
    }
  }
}

package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.ConfigBackups.NewUpload;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.Job;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobStatus;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.UploadBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
  private static final TenantId TENANT = OpenCatalogue.CLIENT.tenant();

  @RegisterExtension final OpenCatalogue catalogue = new OpenCatalogue();

  /** For the native library of a killed process, which can't remove it. */
  @TempDir Path natives;

  @Test
  void connectionThatGoesWithoutCommit_leavesNothing() {
    Catalogue open = catalogue.openWithTenant();
    NewUpload upload = UploadBuilder.anUpload().build();

    try (Handle lost = connections().openWriter()) {
      lost.execute("BEGIN IMMEDIATE");
      insert(lost, upload);
    }

    assertThat(open.jobs().find(upload.backup().id())).isEmpty();
    open.configBackups().accept(upload);
    assertThat(open.jobs().find(upload.backup().id())).isPresent();
  }

  /** What lies on the disk at that moment is what a machine would find that went down. */
  @Test
  void machineThatStopsInATransaction_keepsWhatWasCommitted(@TempDir Path after)
      throws IOException {
    Catalogue open = catalogue.openWithTenant();
    NewUpload committed = UploadBuilder.anUpload().named("committed").build();
    NewUpload lost = UploadBuilder.anUpload().named("lost").build();
    open.configBackups().accept(committed);

    try (Handle writer = connections().openWriter()) {
      writer.execute("PRAGMA cache_spill = 1");
      writer.execute("PRAGMA cache_size = 1");
      writer.execute("BEGIN IMMEDIATE");
      insert(writer, lost);
      for (String file : List.of("catalogue.db", "catalogue.db-wal")) {
        Files.copy(catalogue.file().resolveSibling(file), after.resolve(file));
      }
    }

    CatalogueFile copy = new CatalogueFile(after.resolve("catalogue.db"));
    try (Catalogue reopened = Catalogue.open(CatalogueSettings.at(copy))) {
      assertThat(uploads(reopened)).containsExactly(committed.backup());
      assertThat(reopened.jobs().find(lost.backup().id())).isEmpty();
    }
  }

  /** A killed process closes nothing and folds nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void killedProcess_losesNothingThatItSaidWasDurable(int lines) throws Exception {
    catalogue.openWithTenant().close();
    List<String> said = runAndKill(lines);

    Catalogue reopened = catalogue.open();

    for (String line : said) {
      JobId id = AcceptForEver.id(line);
      Job job = reopened.jobs().find(id).orElseThrow();
      if (line.startsWith(AcceptForEver.COMPLETED)) {
        assertThat(job.state().status()).isEqualTo(JobStatus.COMPLETE);
      }
    }
    assertThat(uploads(reopened)).hasSizeGreaterThanOrEqualTo((lines + 1) / 2);
    assertThat(reopened.jobs().putBackAll(UploadBuilder.CREATED)).isBetween(0, 1);
  }

  private List<String> runAndKill(int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.sqlite.tmpdir=" + natives,
                "-cp",
                System.getProperty("java.class.path"),
                AcceptForEver.class.getName(),
                catalogue.file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (said.size() < lines) {
        said.add(output.readLine());
      }
      // Killed by its handle, since the process itself would close the stream as well.
      process.toHandle().destroyForcibly();
      // The last line may have been cut off.
      output.lines().filter(line -> line.endsWith(AcceptForEver.END)).forEach(said::add);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return said;
  }

  private Connections connections() {
    return new Connections(CatalogueSettings.at(new CatalogueFile(catalogue.file())));
  }

  private static void insert(Handle handle, NewUpload upload) {
    ConfigBackup backup = upload.backup();
    JobTable.insert(handle, SqlConfigBackups.job(upload), backup.modified());
    BackupTable.insert(handle, upload, null);
  }

  private static List<ConfigBackup> uploads(Catalogue catalogue) {
    return catalogue
        .configBackups()
        .list(TENANT, Set.of(BackupType.UPLOADED), BackupQuery.ALL)
        .backups();
  }
}

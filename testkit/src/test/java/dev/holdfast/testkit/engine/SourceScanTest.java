package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.backup.BackupScope;
import dev.holdfast.engine.backup.SourceScan;
import dev.holdfast.engine.backup.SourceTotals;
import dev.holdfast.engine.source.SourceFilter;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.NodeName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceScanTest {
  private static final byte[] SIGNATURE =
      "Signature: 8a477f597d28d172789f06886806bc55".getBytes(StandardCharsets.US_ASCII);

  private final MemorySourceTree source = new MemorySourceTree(RepositoryFixture.NOW);

  @AfterEach
  void nothingStaysOpen() {
    assertThat(source.open()).isZero();
  }

  @Test
  void filesAndTheirBytes_areCounted_andNothingElse() {
    source
        .file("home/ann/notes", new byte[1000])
        .file("home/ann/deep/er/letter", new byte[20])
        .link("home/ann/latest", "notes")
        .special("home/ann/pipe", FileMode.FIFO | 0600, 0)
        .file("home/ben/other", new byte[7]);

    assertThat(scan(BackupScope.ALL, "home/ann")).isEqualTo(new SourceTotals(2, 1020));
    assertThat(scan(BackupScope.ALL, "home/ann", "home/ben")).isEqualTo(new SourceTotals(3, 1027));
    assertThat(scan(BackupScope.ALL, "home/ann/notes")).isEqualTo(new SourceTotals(1, 1000));
    assertThat(scan(BackupScope.ALL, "home/ann", "gone")).isEqualTo(new SourceTotals(2, 1020));
  }

  @Test
  void whatTheScopeLeavesOut_isNotCounted() {
    source
        .file("home/ann/notes", new byte[1000])
        .file("home/ann/notes.tmp", new byte[1000])
        .file("home/ann/cache/CACHEDIR.TAG", SIGNATURE)
        .file("home/ann/cache/page", new byte[500]);
    SourceFilter noTemporary = (path, status) -> !path.getLast().toString().endsWith(".tmp");

    SourceTotals totals = scan(new BackupScope(noTemporary, false, true), "home/ann");

    assertThat(totals).isEqualTo(new SourceTotals(2, 1000 + SIGNATURE.length));
  }

  @Test
  void cancelledScan_ends() {
    source.file("home/ann/notes", new byte[1000]);

    assertThatThrownBy(
            () -> new SourceScan(request(BackupScope.ALL, "home"), source, () -> true).run())
        .isInstanceOf(CancellationException.class);
  }

  private SourceTotals scan(BackupScope scope, String... roots) {
    return new SourceScan(request(scope, roots), source, Cancellation.NEVER).run();
  }

  private static BackupRequest request(BackupScope scope, String... roots) {
    List<BackupRoot> places =
        Stream.of(roots)
            .map(root -> Stream.of(root.split("/")).map(NodeName::of).toList())
            .map(BackupRoot::inPlace)
            .toList();
    return BackupRequest.of(new RepositoryFixture().details(), places).withScope(scope);
  }
}

package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.backup.BackupRequest;
import dev.holdfast.engine.backup.BackupResult;
import dev.holdfast.engine.backup.BackupRoot;
import dev.holdfast.engine.error.MissingException;
import dev.holdfast.engine.repository.Repository;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A backup that can't read all, or is called off. */
class BackupFailuresTest extends TreeBackupCase {
  @Test
  void whatCannotBeRead_isNamed_andTheRestIsKept() {
    source
        .file("home/ann/good", noise(10))
        .file("home/ann/secret", noise(10))
        .file("home/ann/closed/file", noise(10))
        .unreadable("home/ann/secret")
        .unreadable("home/ann/closed");
    Repository repository = fixture.create(store);

    BackupResult result = backUp(repository, request(BackupRoot.inPlace(HOME)));

    assertThat(result.isPartial()).isTrue();
    assertThat(failures)
        .extracting(failure -> failure.source().toString())
        .containsExactlyInAnyOrder("/home/ann/secret", "/home/ann/closed");
    assertThat(failures)
        .allSatisfy(
            failure -> assertThat(failure.cause()).isInstanceOf(AccessDeniedException.class));
    assertThat(namesIn(repository, result.snapshot(), "home", "ann")).containsExactly("good");
  }

  @Test
  void backupOfNothingReadable_makesNoSnapshot() {
    source.file("home/ann/secret", noise(10)).unreadable("home/ann/secret");
    Repository repository = fixture.create(store);

    assertThatThrownBy(
            () ->
                backUp(
                    repository,
                    request(
                        BackupRoot.inPlace(names("home", "ann", "secret")),
                        BackupRoot.inPlace(names("gone")))))
        .isInstanceOf(MissingException.class)
        .hasMessageContaining("can be read");

    assertThat(failures).hasSize(2);
    assertThat(repository.snapshots()).isEmpty();
  }

  @Test
  void cancelledBackup_leavesNoSnapshot_andWhatItStoredServesTheNext() {
    for (int i = 0; i < 40; i++) {
      source.file("home/ann/f" + i, noise(MIB));
    }
    Repository repository = fixture.create(store);
    BackupRequest request = request(BackupRoot.inPlace(HOME));
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () -> repository.backup(request, source, listener, () -> asked.incrementAndGet() > 100))
        .isInstanceOf(CancellationException.class);

    assertThat(repository.snapshots()).isEmpty();
    BackupResult result = backUp(repository, request);
    assertThat(result.snapshot().summary().orElseThrow().dataBlobs()).isBetween(1L, 39L);
  }
}

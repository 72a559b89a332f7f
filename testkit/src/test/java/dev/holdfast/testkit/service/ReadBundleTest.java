package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.application.port.in.config.ReadBundle.Bundle;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.protection.SnapshotGuard;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadBundleTest {
  private static final List<String> INDEX = List.of("bundle.json");

  private final Server server = new Server();
  private final ReadBundle readBundle = server.application.readBundle();

  @Test
  void readers_mayReadBundles_andNobodyElse() {
    ConfigBackup backup = stored();
    Principal reader = ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ).principal();
    Principal nobody = ClientBuilder.aClient().holding(new Scope("sp:config:manage")).principal();

    readBundle.open(reader, backup.id()).close();

    assertThatThrownBy(() -> readBundle.open(nobody, backup.id()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void bundleOfAnotherTenant_isNotFound() {
    ConfigBackup backup = stored();
    Principal stranger = ClientBuilder.aClient().of(new TenantId("other")).principal();

    assertThatThrownBy(() -> readBundle.open(stranger, backup.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> readBundle.open(Server.CLIENT, new JobId(new UUID(1, 2))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void bundleThatIsNotStoredYet_isRefused_namingTheState() {
    ConfigBackup backup = server.upload("nightly", aBundle().bytes());

    assertThatThrownBy(() -> readBundle.open(Server.CLIENT, backup.id()))
        .isInstanceOf(StateConflictException.class)
        .hasMessageContainingAll(backup.id().toString(), "NOT_STARTED", "COMPLETE");
  }

  @Test
  void everythingIsClosed_whateverHappens() {
    ConfigBackup backup = stored();

    try (Bundle bundle = readBundle.open(Server.CLIENT, backup.id())) {
      bundle.writeTo(OutputStream.nullOutputStream());
    }
    replace(backup, files -> files.remove(INDEX));
    assertThatThrownBy(() -> readBundle.open(Server.CLIENT, backup.id()))
        .isInstanceOf(DamagedException.class);

    assertThat(server.memory.snapshots().openReaders()).isZero();
  }

  @Test
  void missingSnapshot_isDamage() {
    ConfigBackup backup = stored();
    StoredSnapshot snapshot = server.memory.snapshots().snapshots().getFirst();
    server
        .memory
        .snapshots()
        .forget(
            snapshot.tenant(),
            List.of(SnapshotGuard.unprotected(snapshot.tenant(), snapshot.id())));

    assertThatThrownBy(() -> readBundle.open(Server.CLIENT, backup.id()))
        .isInstanceOf(DamagedException.class)
        .hasMessageContainingAll(backup.id().toString(), snapshot.id().value());
  }

  @Test
  void missingObject_isDamage_andWhatIsWrittenIsNoJson() {
    ConfigBackup backup = stored();
    replace(backup, files -> files.keySet().removeIf(path -> path.size() == 4));

    assertDamagedWhileWriting(backup, "The snapshot lacks the file ROLE/");
  }

  @Test
  void missingPath_isDamage() {
    ConfigBackup backup = stored();
    replaceIndex(backup, index -> index.replaceFirst(",\n\"ROLE[^\"]*\"", ""));

    assertDamagedWhileWriting(backup, "names 1 objects, and 2 were stored");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\":2}",
        "{\"version\":\"1\"}",
        "{\"format\":\"EXPORT\"}",
        "{\"version\":1,\"format\":\"ZIP\",\"before\":{},\"objects\":[],\"after\":{}}",
        "{\"version\":1,\"format\":\"EXPORT\",\"before\":[],\"objects\":[],\"after\":{}}",
        "{\"version\":1,\"format\":\"EXPORT\",\"before\":{},\"objects\":{},\"after\":{}}",
        "{\"version\":1,\"format\":\"EXPORT\",\"before\":{},\"after\":{},\"objects\":[]}"
      })
  void indexThatBeginsWrong_isDamage_beforeAnythingIsWritten(String index) {
    ConfigBackup backup = stored();
    replaceIndex(backup, old -> index);

    assertThatThrownBy(() -> readBundle.open(Server.CLIENT, backup.id()))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("bundle.json is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "{}", "\"../../etc/passwd\"", "\"ROLE/zz/1/x.json\"", "\"a"})
  void indexWithAWrongPath_isDamage(String path) {
    ConfigBackup backup = stored();
    replaceIndex(backup, index -> index.replaceFirst("\"ROLE[^\"]*\"", path));

    assertDamagedWhileWriting(backup, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "}", ",\"x\":{}}", ",\"after\":[]}", ",\"after\":{}", ",\"after\":{}}x"})
  void indexThatEndsWrong_isDamage(String end) {
    ConfigBackup backup = stored();
    replaceIndex(backup, index -> index.substring(0, index.indexOf(']') + 1) + end);

    assertDamagedWhileWriting(backup, "bundle.json is damaged");
  }

  @Test
  void targetThatTakesNoMore_isNoDamage() {
    ConfigBackup backup = stored();
    IOException broken = new IOException("Broken pipe");
    OutputStream target =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw broken;
          }
        };

    try (Bundle bundle = readBundle.open(Server.CLIENT, backup.id())) {
      assertThatThrownBy(() -> bundle.writeTo(target))
          .isInstanceOf(UncheckedIOException.class)
          .hasCause(broken);
    }
  }

  private ConfigBackup stored() {
    ConfigBackup backup =
        server.upload(
            "nightly", aBundle().with(anObject().withId("1"), anObject().withId("2")).bytes());
    server.runAll();
    return backup;
  }

  private void assertDamagedWhileWriting(ConfigBackup backup, String message) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (Bundle bundle = readBundle.open(Server.CLIENT, backup.id())) {
      assertThatThrownBy(() -> bundle.writeTo(written))
          .isInstanceOf(DamagedException.class)
          .hasMessageContaining(message);
    }
    assertThat(written.toString(UTF_8)).doesNotEndWith("}\n");
    assertThat(server.memory.snapshots().openReaders()).isZero();
  }

  private void replaceIndex(ConfigBackup backup, UnaryOperator<String> change) {
    replace(
        backup,
        files ->
            files.computeIfPresent(
                INDEX, (path, old) -> change.apply(new String(old, UTF_8)).getBytes(UTF_8)));
  }

  private void replace(ConfigBackup backup, Consumer<Map<List<String>, byte[]>> change) {
    StoredSnapshot snapshot = server.memory.snapshots().snapshots().getFirst();
    assertThat(snapshot.label().tags()).contains(backup.snapshotTag());
    Map<List<String>, byte[]> files = new LinkedHashMap<>(snapshot.files());
    change.accept(files);
    server.memory.snapshots().replace(snapshot.id(), files);
  }
}

package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.config.BackupContent.Stored;
import dev.holdfast.domain.config.BundleForm;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.domain.job.JobState.NotStarted;
import dev.holdfast.testkit.fake.InMemorySnapshotStore.StoredSnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class UploadToBundleTest {
  private final Server server = new Server();

  @Test
  void upload_isAcceptedAsAJobThatIsNotStarted() {
    ConfigBackup backup = server.upload("nightly", aBundle().with(anObject()).bytes());

    assertThat(backup.state()).isEqualTo(new NotStarted());
    assertThat(backup.name().value()).isEqualTo("nightly");
    assertThat(backup.created()).isEqualTo(Server.START);
    assertThat(backup.requester()).isEqualTo(Server.CLIENT.client());
    assertThat(server.uploads()).containsExactly(backup);
    assertThat(server.memory.staging().files()).hasSize(1);
  }

  @Test
  void storedUpload_isComplete_asOneSnapshot() {
    ConfigBackup backup =
        server.upload(
            "nightly", aBundle().with(anObject().withId("1"), anObject().withId("2")).bytes());
    server.clock.advance(Duration.ofSeconds(3));

    List<Outcome> outcomes = server.runAll();

    assertThat(outcomes).containsExactly(new Outcome.Completed(backup.id(), JobKind.CONFIG_UPLOAD));
    StoredSnapshot snapshot = onlySnapshot();
    assertThat(server.uploaded(backup.id()).state())
        .isEqualTo(new Complete(Server.START.plusSeconds(3)));
    assertThat(server.uploaded(backup.id()).content()).isEqualTo(new Stored(snapshot.id(), 2));
    assertThat(snapshot.label().time()).isEqualTo(Server.START);
    assertThat(snapshot.label().tags()).containsExactly("job:" + backup.id(), "config-backup");
    assertThat(snapshot.label().path()).isEqualTo("/config/default");
    assertThat(server.memory.staging().files()).isEmpty();
  }

  @Test
  void snapshot_isATreeOfObjects_besideBundleJson() {
    server.upload(
        "nightly",
        aBundle()
            .with(anObject().named("Größe").withId("2c.91"))
            .withMember("timestamp", "\"2024-07-11T12:12:56Z\"")
            .withMemberBehind("options", "{\"b\": 1.0, \"a\": null}")
            .bytes());

    server.runAll();

    StoredSnapshot snapshot = onlySnapshot();
    assertThat(snapshot.files().keySet())
        .containsExactlyInAnyOrder(
            List.of("bundle.json"), List.of("ROLE", "31", "e", "Gr%C3%B6%C3%9Fe.2c%2E91.json"));
    assertThat(text(snapshot, "bundle.json"))
        .isEqualTo(
            """
            {"version":1,"format":"EXPORT",\
            "before":{"version":1,"tenant":"acme-poc","timestamp":"2024-07-11T12:12:56Z"},
            "objects":[
            "ROLE/31/e/Gr%C3%B6%C3%9Fe.2c%2E91.json"
            ],
            "after":{"options":{"b":1.0,"a":null}}}
            """);
    assertThat(text(snapshot, "ROLE", "31", "e", "Gr%C3%B6%C3%9Fe.2c%2E91.json"))
        .isEqualTo(
            "{\"object\":{\"enabled\":true},"
                + "\"self\":{\"id\":\"2c.91\",\"name\":\"Größe\",\"type\":\"ROLE\"},\"version\":1}");
  }

  @ParameterizedTest
  @EnumSource(BundleForm.class)
  void bundle_isGivenAgain_inItsFormAndOrder(BundleForm form) {
    byte[] bundle =
        aBundle()
            .withMember("description", "null")
            .withMemberBehind("x", "[1e400, -0]")
            .with(
                anObject().withId("z"), anObject().ofType("A").withId("z"), anObject().withId("a"))
            .inForm(form)
            .bytes();
    ConfigBackup backup = server.upload("nightly", bundle);
    server.runAll();

    String given = server.bundle(backup.id());

    String objects =
        """
        [
        {"object":{"enabled":true},"self":{"id":"z","name":"Auditor","type":"ROLE"},"version":1},
        {"object":{"enabled":true},"self":{"id":"z","name":"Auditor","type":"A"},"version":1},
        {"object":{"enabled":true},"self":{"id":"a","name":"Auditor","type":"ROLE"},"version":1}
        ]""";
    assertThat(given)
        .isEqualTo(
            switch (form) {
              case ARRAY -> objects + "\n";
              case OBJECTS_ONLY -> "{\"objects\":" + objects + "}\n";
              case EXPORT ->
                  "{\"version\":1,\"tenant\":\"acme-poc\",\"description\":null,\"objects\":"
                      + objects
                      + ",\"x\":[1e400,-0]}\n";
            });
  }

  @Test
  void signedObject_isGivenAgain_byteForByte() {
    String signed =
        anObject()
            .ofType("RULE")
            .containing("{ \"b\":\t1.0,\n\"a\":\"\\u00e9é\"}")
            .signed("c2ln")
            .text();
    ConfigBackup backup = server.upload("nightly", aBundle().with(signed).bytes());
    server.runAll();

    assertThat(server.bundle(backup.id())).contains(signed);
  }

  @Test
  void bundleWithoutObjects_isABundle() {
    ConfigBackup backup = server.upload("empty", "[ ]".getBytes(UTF_8));
    server.runAll();

    assertThat(server.uploaded(backup.id()).content())
        .isEqualTo(new Stored(onlySnapshot().id(), 0));
    assertThat(server.bundle(backup.id())).isEqualTo("[\n]\n");
  }

  private StoredSnapshot onlySnapshot() {
    assertThat(server.memory.snapshots().snapshots()).hasSize(1);
    return server.memory.snapshots().snapshots().getFirst();
  }

  private static String text(StoredSnapshot snapshot, String... path) {
    byte[] content = snapshot.files().get(List.of(path));
    return content == null ? "missing" : new String(content, UTF_8);
  }
}

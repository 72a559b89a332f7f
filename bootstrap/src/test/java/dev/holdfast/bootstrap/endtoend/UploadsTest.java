package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.ServerUnderTest;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UploadsTest {
  @TempDir static Path folder;

  /** One for all, which have uploads of names of their own. */
  private static ServerUnderTest server;

  private static ApiClient client;

  private final String bundle = SampleBundle.of(new Random(1), 40);
  private String name = "";

  @BeforeAll
  static void start() throws Exception {
    server = ServerUnderTest.start(folder.resolve("data"));
    client = ApiClient.signedIn(server.address(), AdminCredentials.in(folder.resolve("data")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void nameIt(TestInfo test) {
    name = test.getDisplayName();
  }

  @Test
  void upload_isAcceptedAtOnce_andCompletes() throws Exception {
    Answer accepted = client.upload(name, bundle);

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.text("status")).isEqualTo("NOT_STARTED");
    JsonNode ended = client.ended(accepted.text("jobId"));
    assertThat(ended.required("status").asString()).isEqualTo("COMPLETE");
    assertThat(ended.required("totalObjectCount").asInt()).isEqualTo(40);
  }

  @Test
  void completeUpload_readsBackEqual() throws Exception {
    String id = stored();

    Answer given = client.bundle(id);

    assertThat(given.status()).isEqualTo(200);
    SampleBundle.assertSame(bundle, given.body());
  }

  @Test
  void deletedUpload_isGone_andItsNameIsFree() throws Exception {
    String id = stored();

    Answer deleted = client.delete(id);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(client.upload(id).status()).isEqualTo(404);
    assertThat(client.uploads().toString()).doesNotContain(id);
    stored();
  }

  @Test
  void brokenFile_isRefused_andNothingStays() throws Exception {
    Answer refused = client.upload(name, "{\"objects\":[");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().required("detailCode").asString()).startsWith("400");
    assertThat(client.uploads().toString()).doesNotContain(name);
    assertThat(folder.resolve("data/staging")).isEmptyDirectory();
  }

  @Test
  void takenName_isRefused() throws Exception {
    stored();

    Answer refused = client.upload(name, SampleBundle.of(new Random(2), 3));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.toString()).contains(name);
  }

  @Test
  void repeatedRequest_isTheSameUpload() throws Exception {
    Answer first = client.upload(name, bundle);
    Answer second = client.upload(name, bundle);

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.text("jobId")).isEqualTo(first.text("jobId"));
    client.ended(first.text("jobId"));
  }

  @Test
  void withoutAGoodToken_nothingIsTold() throws Exception {
    String id = stored();

    assertThat(client.withToken("x.y.z").upload(id).status()).isEqualTo(401);
    assertThat(client.withToken("x.y.z").bundle(id).status()).isEqualTo(401);
    assertThat(client.withToken("x.y.z").delete(id).status()).isEqualTo(401);
  }

  @Test
  void restart_keepsUploadsAndTokens() throws Exception {
    String id = stored();

    ApiClient before = client;
    stop();
    start();

    ApiClient again = before.at(server.address());
    assertThat(again.upload(id).text("status")).isEqualTo("COMPLETE");
    SampleBundle.assertSame(bundle, again.bundle(id).body());
  }

  private String stored() throws Exception {
    String id = client.upload(name, bundle).text("jobId");
    assertThat(client.ended(id).required("status").asString()).isEqualTo("COMPLETE");
    return id;
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.TwoTenants.Tenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests to the built server for what is another tenant's, for ranges that a file has not, and
 * for more than is allowed. Not part of the default build; {@code .ci/run} runs it.
 */
class HostileRequestsSuite {
  private static final String V2 = "/v2/data-protect/";
  private static final String DIGITS = "0123456789";

  @TempDir private static Path folder;

  // One server serves all tests of the class; they only read.
  private static TwoTenants world;
  private static Tenant acme;
  private static Tenant rival;
  private static String rivalDownload;
  private static String download;

  @BeforeAll
  static void start() throws Exception {
    world = TwoTenants.on(Program.built(), folder);
    plant("acme", "digits", DIGITS);
    plant("rival", "secret-of-rival", "what nobody else may read");
    acme = world.tenant("acme");
    rival = world.tenant("rival");
    download = packed(acme);
    rivalDownload = packed(rival);
  }

  private static void plant(String tenant, String name, String content) throws IOException {
    Path source = Files.createDirectories(world.base.resolve(tenant).resolve("source"));
    Files.writeString(source.resolve(name), content);
  }

  private static String packed(Tenant tenant) throws Exception {
    String id = tenant.client().pack("mine", tenant.snapshot(), tenant.source());
    assertThat(tenant.client().whenEnded(id)).isEqualTo("Succeeded");
    return id;
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void snapshotOfAnotherTenant_isThereForNoOperation() throws Exception {
    String ours = "/holdfast/v1/snapshots/" + acme.snapshot();
    String theirs = "/holdfast/v1/snapshots/" + rival.snapshot();
    String file = encoded(rival.source() + "/secret-of-rival");
    String recoveries = rival.client().get(V2 + "recoveries").body();

    for (String path :
        List.of(
            theirs + "/entries",
            theirs + "/content?path=" + file,
            theirs + "/differences?from=" + rival.snapshot(),
            theirs + "/differences?from=" + acme.snapshot(),
            ours + "/differences?from=" + rival.snapshot(),
            V2 + "snapshots/" + rival.snapshot() + "/download-file?filePath=" + file,
            V2 + "recoveries/" + rivalDownload,
            V2 + "recoveries/" + rivalDownload + "/download-files")) {
      assertUnknown(path, acme.client().get(path));
    }
    assertUnknown("plan", acme.client().post(theirs + "/restore-plan", "{\"paths\": [\"/\"]}"));
    assertUnknown(
        "meta-info",
        acme.client()
            .post(
                V2 + "snapshots/" + rival.snapshot() + "/meta-info",
                "{\"environment\": \"kPhysical\"}"));
    assertUnknown("cancel", acme.client().cancelRecovery(rivalDownload));
    assertUnknown("recover", order(rival.snapshot(), List.of("/")));
    assertUnknown(
        "pack",
        acme.client()
            .post(
                V2 + "recoveries/download-files-folders",
                """
                {"name": "theirs", "object": {"snapshotId": "%s"},
                 "filesAndFolders": [{"absolutePath": "/"}]}
                """
                    .formatted(rival.snapshot())));

    assertThat(rival.client().get(V2 + "recoveries").body()).isEqualTo(recoveries);
    assertThat(acme.client().get(V2 + "recoveries").json().path("recoveries")).hasSize(1);
  }

  /** As if there were none: what it says is the same for one that nobody has. */
  private static void assertUnknown(String what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(404);
    assertThat(answer.body()).as(what).doesNotContain("secret", rival.root().toString(), "rival");
  }

  @Test
  void listsAndSearches_haveNothingOfAnotherTenant() throws Exception {
    Answer snapshots = acme.client().get(V2 + "objects/" + rival.host() + "/snapshots");
    Answer points =
        acme.client()
            .post(
                V2 + "snapshots/restore-points",
                """
                {"environment": "kPhysical", "protectionGroupIds": ["%s"], "sourceId": %d,
                 "startTimeUsecs": 0, "endTimeUsecs": 9000000000000000}
                """
                    .formatted(rival.group(), rival.host()));
    Answer all = search("{\"searchString\": \"*\"}");
    Answer byGroup =
        acme.client()
            .post(
                V2 + "search/indexed-objects",
                """
                {"objectType": "Files", "protectionGroupIds": ["%s"],
                 "fileParams": {"searchString": "*"}}
                """
                    .formatted(rival.group()));
    Answer bySource =
        search("{\"searchString\": \"*\", \"sourceIds\": [%d]}".formatted(rival.host()));

    for (Answer answer : List.of(snapshots, points, all, byGroup, bySource)) {
      assertThat(answer.status()).as("%s", answer).isIn(200, 201, 404);
      assertThat(answer.body()).doesNotContain("secret", "rival", rival.snapshot());
    }
    assertThat(byGroup.json().path("count").asLong()).as("%s", byGroup).isZero();
    assertThat(bySource.json().path("count").asLong()).as("%s", bySource).isZero();
  }

  private static Answer search(String fileParams) throws Exception {
    return acme.client()
        .post(
            V2 + "search/indexed-objects",
            "{\"objectType\": \"Files\", \"fileParams\": " + fileParams + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=5-, 206, 56789",
    "bytes=-3, 206, 789",
    "bytes=-99, 206, 0123456789",
    "bytes=0-99999999999999999, 206, 0123456789",
    "bytes=9-9, 206, 9",
    "'bytes=0-1,3-4', 200, 0123456789",
    "bytes=5-2, 200, 0123456789",
    "bytes=--5, 200, 0123456789",
    "bytes=99999999999999999999-, 200, 0123456789",
    "lines=0-1, 200, 0123456789",
    "bytes=10-, 416,",
    "bytes=999999999999999999-, 416,",
    "bytes=-0, 416,"
  })
  void rangeOfContent_isObeyed_leftAside_orBeyondTheEnd(String range, int status, String content)
      throws Exception {
    String path = "/holdfast/v1/snapshots/" + acme.snapshot() + "/content?path=" + digits();

    Answer answer = acme.client().get(path, "Range", range);

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    if (content != null) {
      assertThat(answer.body()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "startOffset=4, 200, 456789",
    "startOffset=4&length=2, 200, 45",
    "length=0, 200, ''",
    "length=8388608, 200, 0123456789",
    "startOffset=10, 200, ''",
    "startOffset=11, 416,",
    "startOffset=9223372036854775807, 416,",
    "startOffset=9223372036854775808, 400,",
    "startOffset=9223372036854775807&length=8388608, 416,",
    "startOffset=-1, 400,",
    "startOffset=0x4, 400,",
    "length=-1, 400,",
    "length=8388609, 400,",
    "length=99999999999999999999, 400,"
  })
  void partOfAFile_isSent_orRefused(String part, int status, String content) throws Exception {
    Answer answer =
        acme.client()
            .get(
                V2
                    + "snapshots/%s/download-file?filePath=%s&%s"
                        .formatted(acme.snapshot(), digits(), part));

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    if (content != null) {
      assertThat(answer.body()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "startOffset=0&length=2, 200",
    "length=8388608, 200",
    "startOffset=99999999, 416",
    "startOffset=9223372036854775807, 416",
    "startOffset=9223372036854775808, 400",
    "startOffset=-1, 400",
    "length=8388609, 400",
    "fileType=../../catalogue.db, 400"
  })
  void partOfAnArchive_isSent_orRefused(String part, int status) throws Exception {
    Answer answer = acme.client().get(V2 + "recoveries/" + download + "/download-files?" + part);

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    if (part.equals("startOffset=0&length=2")) {
      assertThat(answer.body()).isEqualTo("PK");
    }
  }

  @Test
  void pathThatIsNone_isRefused() throws Exception {
    String snapshot = "/holdfast/v1/snapshots/" + acme.snapshot();
    for (String path : List.of("%00", "/a%00b", "/..", "/a/../b", "relative", "")) {
      for (String operation :
          List.of(
              snapshot + "/content?path=",
              V2 + "snapshots/" + acme.snapshot() + "/download-file?filePath=")) {
        assertThat(acme.client().get(operation + path).status())
            .as("%s%s", operation, path)
            .isEqualTo(400);
      }
    }
  }

  @Test
  void moreThanIsAllowed_isRefused_andTheLimitNamed() throws Exception {
    assertThat(order(acme.snapshot(), Collections.nCopies(10_001, "/a")))
        .satisfies(HostileRequestsSuite::namesTheLimitOfPaths);
    assertThat(order(acme.snapshot(), Collections.nCopies(100_000, "/a")))
        .satisfies(HostileRequestsSuite::namesTheLimitOfPaths);

    Answer huge = order(acme.snapshot(), List.of("/" + "a".repeat(10_000_000)));

    assertThat(huge.status()).as("%s", huge).isEqualTo(413);
    assertThat(huge.body()).contains("4");
    assertThat(acme.client().get("/health").status()).isEqualTo(200);
  }

  private static void namesTheLimitOfPaths(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.body()).contains("10000");
  }

  private static Answer order(String snapshot, List<String> paths) throws Exception {
    return acme.client().orderFiles(snapshot, acme.host(), paths, acme.root() + "/back");
  }

  private static String digits() {
    return encoded(acme.source() + "/digits");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

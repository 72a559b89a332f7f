package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.tenant.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnapshotRoutesTest {
  private static final ObjectId HOST = new ObjectId(11);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; each has snapshots of its own.
  private static final TestEdge EDGE = TestEdge.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AfterAll
  static void stop() {
    CLIENT.close();
    EDGE.close();
  }

  @AfterEach
  void nothingStaysOpen() {
    assertThat(EDGE.useCases.snapshots.files.openSnapshots(CLOSED_WITHIN)).isZero();
  }

  @Test
  void directory_isListed() {
    String id = stored(Map.of("/srv/a", "one", "/srv/deep/b", "2"));

    JsonNode answer = json(EDGE.get(entries(id, "?path=/srv")));

    assertThat(answer.path("entry").path("kind").asString()).isEqualTo("DIRECTORY");
    assertThat(answer.path("entries").findValuesAsString("path"))
        .containsExactly("/srv/a", "/srv/deep");
    JsonNode file = answer.path("entries").get(0);
    assertThat(file.path("kind").asString()).isEqualTo("FILE");
    assertThat(file.path("bytes").asLong()).isEqualTo(3);
    assertThat(file.path("mode").asString()).isEqualTo("0600");
    assertThat(file.path("modified").asString()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(answer.has("cookie")).isFalse();
  }

  @Test
  void root_isListedWithoutAPath_andAFileTellsOfItself() {
    String id = stored(Map.of("/a", "one"));

    assertThat(json(EDGE.get(entries(id, ""))).path("entries").findValuesAsString("name"))
        .containsExactly("a");
    JsonNode file = json(EDGE.get(entries(id, "?path=/a")));
    assertThat(file.path("entry").path("bytes").asLong()).isEqualTo(3);
    assertThat(file.path("entries").isEmpty()).isTrue();
  }

  @Test
  void pages_fitTogether() {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < 7; i++) {
      all.put("/srv/line\nfeed é " + i, "x");
    }
    String id = stored(all);
    List<String> seen = new ArrayList<>();
    String cookie = "";
    int pages = 0;
    while (cookie != null) {
      JsonNode page = json(EDGE.get(entries(id, "?path=/srv&max=3" + cookie)));
      seen.addAll(page.path("entries").findValuesAsString("path"));
      cookie = page.has("cookie") ? "&cookie=" + page.path("cookie").asString() : null;
      pages++;
    }

    assertThat(seen).containsExactlyElementsOf(all.keySet());
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?max=0", "?max=1001", "?max=x", "?cookie=***", "?path=relative"})
  void whatCannotBeAsked_isRefused(String query) {
    assertThat(EDGE.get(entries(stored(Map.of("/a", "1")), query)).statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotThere_isNotFound() {
    String id = stored(Map.of("/a", "1"));
    String others =
        EDGE.useCases.snapshots.stored(new TenantId("other"), HOST, Map.of("/a", new byte[1]));

    assertThat(EDGE.get(entries(id, "?path=/b")).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(entries(others, "")).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(entries("odd", "")).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(content(others, "/a")).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(content(id, "/")).statusCode()).as("a directory").isEqualTo(404);
    assertThat(EDGE.get(download(others, "filePath=/a")).statusCode()).isEqualTo(404);
    assertThat(EDGE.get(differences(id, others)).statusCode()).isEqualTo(404);
    assertThat(plan(others, "/a").statusCode()).isEqualTo(404);
    assertThat(plan(id, "/b").body()).contains("/b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 200 | 0123456789 | ",
        "bytes=0-0 | 206 | 0 | bytes 0-0/10",
        "bytes=0-9 | 206 | 0123456789 | bytes 0-9/10",
        "bytes=0-99 | 206 | 0123456789 | bytes 0-9/10",
        "bytes=9- | 206 | 9 | bytes 9-9/10",
        "bytes=4-6 | 206 | 456 | bytes 4-6/10",
        "bytes=-3 | 206 | 789 | bytes 7-9/10",
        "bytes=-99 | 206 | 0123456789 | bytes 0-9/10",
        "bytes=6-4 | 200 | 0123456789 | ",
        "bytes=0-1,3-4 | 200 | 0123456789 | ",
        "lines=0-1 | 200 | 0123456789 | ",
        "bytes=- | 200 | 0123456789 | ",
      })
  void range_isAnswered(String range, int status, String body, String where) {
    String id = stored(Map.of("/a", "0123456789"));

    HttpResponse<byte[]> answer = bytes(content(id, "/a"), "Range", range);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(text(answer)).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Range").orElse(null)).isEqualTo(where);
    assertThat(answer.headers().firstValue("Content-Length")).contains("" + body.length());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=99999999999-", "bytes=-0"})
  void rangeBehindTheEnd_isRefused(String range) {
    String id = stored(Map.of("/a", "0123456789"));

    HttpResponse<byte[]> answer = bytes(content(id, "/a"), "Range", range);

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */10");
  }

  @Test
  void emptyFile_isEmpty() {
    String id = stored(Map.of("/empty", ""));

    HttpResponse<byte[]> answer = bytes(content(id, "/empty"), "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(bytes(content(id, "/empty"), "Range", "bytes=0-").statusCode()).isEqualTo(416);
  }

  @Test
  void rangeCounts_onlyIfTheContentIsTheSame() {
    String id = stored(Map.of("/a", "0123456789"));
    String tag =
        bytes(content(id, "/a"), "Accept", "*/*").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> same = bytes(content(id, "/a"), "Range", "bytes=5-", "If-Range", tag);
    HttpResponse<byte[]> other =
        bytes(content(id, "/a"), "Range", "bytes=5-", "If-Range", "\"other\"");

    assertThat(text(same)).isEqualTo("56789");
    assertThat(text(other)).isEqualTo("0123456789");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0123456789",
        "&startOffset=0&length=10 | 0123456789",
        "&startOffset=3&length=4 | 3456",
        "&startOffset=8&length=8388608 | 89",
        "&startOffset=9 | 9",
        "&startOffset=10 | ''",
        "&startOffset=10&length=1 | ''",
        "&length=0 | ''",
        "&retryAttempt=1&nvramFile=false | 0123456789",
      })
  void part_isDownloaded(String query, String body) {
    String id = stored(Map.of("/a", "0123456789"));

    HttpResponse<byte[]> answer =
        bytes(download(id, "filePath=/a" + query), "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(answer.headers().firstValue("Content-Length")).contains("" + body.length());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "filePath=, 400",
    "filePath=a, 400",
    "filePath=/a&length=8388609, 400",
    "filePath=/a&length=-1, 400",
    "filePath=/a&startOffset=-1, 400",
    "filePath=/a&nvramFile=true, 400",
    "filePath=/a&retryAttempt=x, 400",
    "filePath=/a&startOffset=11, 416",
    "filePath=/b, 404",
    "filePath=/, 404",
  })
  void downloadThatCannotBe_isRefused(String query, int status) {
    String id = stored(Map.of("/a", "0123456789"));

    assertThat(EDGE.get(download(id, query)).statusCode()).isEqualTo(status);
  }

  @Test
  void differences_areLines() {
    String earlier = stored(Map.of("/same", "1", "/gone", "22", "/changed", "333"));
    String later = stored(Map.of("/same", "1", "/new\nline", "4444", "/changed", "333333"));

    HttpResponse<byte[]> answer = bytes(differences(later, earlier), "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(text(answer).lines().map(SnapshotRoutesTest::line))
        .containsExactlyInAnyOrder("REMOVED /gone 2", "ADDED /new\nline 4", "CONTENT /changed 6");
    assertThat(bytes(differences(later, later), "Accept", "*/*").body()).isEmpty();
  }

  @Test
  void snapshotsOfDifferentObjects_areNotCompared() {
    String one = stored(Map.of("/a", "1"));
    String other =
        EDGE.useCases.snapshots.stored(
            TenantId.DEFAULT, new ObjectId(12), Map.of("/a", new byte[1]));

    HttpResponse<String> answer = EDGE.get(differences(one, other));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("different objects");
    assertThat(EDGE.get("/holdfast/v1/snapshots/" + one + "/differences").statusCode())
        .isEqualTo(400);
  }

  @Test
  void plan_countsEachEntryOnce() {
    String id = stored(Map.of("/srv/a", "1", "/srv/deep/b", "333", "/other", "55555"));

    JsonNode plan = json(plan(id, "/srv", "/srv/deep", "/srv/deep/b", "/srv/"));

    assertThat(plan.path("files").asInt()).isEqualTo(2);
    assertThat(plan.path("directories").asInt()).isEqualTo(2);
    assertThat(plan.path("symlinks").asInt()).isZero();
    assertThat(plan.path("bytes").asInt()).isEqualTo(4);
    assertThat(plan.path("storedBytes").asInt()).isPositive();
    assertThat(plan.path("biggest").findValuesAsString("path"))
        .containsExactly("/srv/deep/b", "/srv/a");
  }

  @Test
  void planOfEverything_countsNoRoot_andNamesTenFiles() {
    Map<String, String> all = new TreeMap<>();
    for (int i = 1; i <= 12; i++) {
      all.put("/f" + i, "x".repeat(i));
    }

    JsonNode plan = json(plan(stored(all), "/"));

    assertThat(plan.path("files").asInt()).isEqualTo(12);
    assertThat(plan.path("directories").asInt()).isZero();
    assertThat(plan.path("biggest").findValuesAsString("path"))
        .startsWith("/f12", "/f11")
        .hasSize(10)
        .endsWith("/f3");
  }

  @Test
  void planOfNothing_isRefused() {
    String id = stored(Map.of("/a", "1"));

    assertThat(plan(id).statusCode()).isEqualTo(400);
    assertThat(plan(id, "relative").statusCode()).isEqualTo(400);
    assertThat(post(id, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void stranger_isTurnedAway() {
    String id = stored(Map.of("/a", "1"));

    assertThat(EDGE.sendBare("GET", entries(id, ""), BodyPublishers.noBody()).statusCode())
        .isEqualTo(401);
  }

  private static String stored(Map<String, String> files) {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return EDGE.useCases.snapshots.stored(TenantId.DEFAULT, HOST, contents);
  }

  private static String entries(String id, String query) {
    return "/holdfast/v1/snapshots/" + id + "/entries" + query;
  }

  private static String content(String id, String path) {
    return "/holdfast/v1/snapshots/%s/content?path=%s"
        .formatted(id, URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  private static String differences(String id, String from) {
    return "/holdfast/v1/snapshots/" + id + "/differences?from=" + from;
  }

  private static String download(String id, String query) {
    return "/v2/data-protect/snapshots/" + id + "/download-file?" + query;
  }

  private static HttpResponse<String> plan(String id, String... paths) {
    return post(id, JSON.writeValueAsString(Map.of("paths", paths)));
  }

  private static HttpResponse<String> post(String id, String body) {
    return EDGE.send(
        "POST",
        "/holdfast/v1/snapshots/" + id + "/restore-plan",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static String line(String text) {
    JsonNode line = JSON.readTree(text);
    JsonNode entry = line.path("entry");
    return line.path("change").asString()
        + " "
        + entry.path("path").asString()
        + " "
        + entry.path("bytes").asLong();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> bytes(String path, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + EDGE.edge().port() + path))
            .header("Authorization", "Bearer " + EDGE.token())
            .headers(headers)
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.holdfast.adapters.http;

import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.OTHER_LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.in.search.SearchFiles.InGroup;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Four paths of one host in a group, and one of another host in another group. */
final class FileRoutesTest {
  private static final String PATH = "/holdfast/v1/files";
  private static final String SERVER = TestEdge.IDS.server();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; each begins with nothing.
  private static final TestEdge EDGE = TestEdge.start();

  @BeforeEach
  void fill() {
    EDGE.useCases.protection.forget();
    var files = EDGE.useCases.protection.files;
    files.has(
        LINE,
        List.of(
            entry("/etc", EntryKind.DIRECTORY, 0, 5_000_000),
            entry("/etc/Hosts", EntryKind.FILE, 10, 1_000_001),
            entry("/caf\\xE9\nx", EntryKind.FILE, 1_000, -1),
            entry("/link", EntryKind.SYMLINK, 0, 2_000_000)));
    files.has(OTHER_LINE, List.of(entry("/etc/Hosts", EntryKind.FILE, 11, 3_000_000)));
    files.knows(LINE.group(), new InGroup("daily", new PolicyId(5), "nightly"));
    files.knows(new SourceObject(LINE.object(), TenantId.DEFAULT, "db1", OsType.LINUX, true));
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | /caf\\xE9?x /etc 7/etc/Hosts 8/etc/Hosts /link",
        "?name= | /caf\\xE9?x /etc 7/etc/Hosts 8/etc/Hosts /link",
        "?name=HOSTS | 7/etc/Hosts 8/etc/Hosts",
        "?name=host | ''",
        "?name=host* | 7/etc/Hosts 8/etc/Hosts",
        "?name=*xe9* | /caf\\xE9?x",
        "?kind=DIRECTORY&kind=SYMLINK | /etc /link",
        "?kind=DIRECTORY,SYMLINK | /etc /link",
        "?objectId=8 | 8/etc/Hosts",
        "?objectId=8&objectId=9 | 8/etc/Hosts",
        "?objectId=0 | ''",
        "?protectionGroupId=SERVER:10 | 8/etc/Hosts",
        "?protectionGroupId=1:2:10 | ''",
        "?bytesFrom=11 | /caf\\xE9?x 8/etc/Hosts",
        "?bytesTo=10&kind=FILE | 7/etc/Hosts",
        "?bytesFrom=10&bytesTo=11 | 7/etc/Hosts 8/etc/Hosts",
        "?bytesFrom=11&bytesTo=10 | ''",
        "?bytesTo=0 | /etc /link",
        "?modifiedFrom=1970-01-01T00:00:02Z | /etc 8/etc/Hosts /link",
        "?modifiedTo=1970-01-01T00:00:01Z | /caf\\xE9?x",
        "?modifiedTo=1970-01-01T00:00:01.000001Z | /caf\\xE9?x 7/etc/Hosts",
        "?modifiedFrom=1970-01-01T00:00:01.0000019Z&modifiedTo=1970-01-01T01:00:01.000001%2B01:00"
            + " | 7/etc/Hosts",
        "?modifiedTo=1969-12-31T23:59:59.999999Z | /caf\\xE9?x",
        "?modifiedTo=1969-12-31T23:59:59.999998Z | ''",
        "?name=h*&bytesFrom=1&modifiedFrom=1970-01-01T00:00:02Z&objectId=8 | 8/etc/Hosts"
      })
  void files_areFiltered(String query, String paths) {
    JsonNode found = json(EDGE.get(PATH + query.replace("SERVER", SERVER)));

    List<String> seen = new ArrayList<>();
    found.path("files").forEach(file -> seen.add(shown(file)));
    assertThat(String.join(" ", seen)).isEqualTo(paths);
    assertThat(found.path("count").asInt()).isEqualTo(seen.size());
    assertThat(found.has("cookie")).isFalse();
  }

  @Test
  void file_isShownWithItsHostAndGroup() {
    assertThat(json(EDGE.get(PATH + "?name=hosts&objectId=7")))
        .isEqualTo(
            JSON.readTree(
                """
                {"count": 1, "files": [
                  {"path": "/etc/Hosts", "name": "Hosts", "kind": "FILE", "bytes": 10,
                   "modified": "1970-01-01T00:00:01.000001Z", "objectId": 7, "object": "db1",
                   "protectionGroupId": "SERVER:20", "protectionGroup": "daily"}]}"""
                    .replace("SERVER", SERVER)));
  }

  @Test
  void hostAndGroupThatAreGone_haveNoNames_andAFolderHasNoBytes() {
    EDGE.useCases.protection.files.has(
        OTHER_LINE, List.of(entry("/var", EntryKind.DIRECTORY, 0, 0)));

    JsonNode folder = json(EDGE.get(PATH + "?name=var")).path("files").get(0);

    assertThat(folder.propertyNames())
        .containsExactly("path", "name", "kind", "modified", "objectId", "protectionGroupId");
  }

  @Test
  void pages_haveAllFilesOnce_andTellTheWholeCount() {
    List<String> seen = new ArrayList<>();
    String cookie = "";
    do {
      JsonNode page = json(EDGE.get(PATH + "?max=2&cookie=" + cookie));
      assertThat(page.path("count").asInt()).isEqualTo(5);
      page.path("files").forEach(file -> seen.add(shown(file)));
      cookie = page.path("cookie").asString("");
    } while (!cookie.isEmpty());

    assertThat(seen).containsExactly("/caf\\xE9?x", "/etc", "7/etc/Hosts", "8/etc/Hosts", "/link");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, File",
    "kind, SPECIAL",
    "objectId, x",
    "protectionGroupId, 10",
    "bytesFrom, -1",
    "bytesTo, 1K",
    "modifiedFrom, 2026-11-22",
    "modifiedTo, 2026-11-22T10:30:00",
    "modifiedTo, +1000000000-12-31T23:59:59Z",
    "max, 0",
    "max, 1001",
    "cookie, ***",
    "cookie, Nw",
    // 7 20 /..
    "cookie, NyAyMCAvLi4"
  })
  void wrongParameter_isNamed(String parameter, String value) {
    HttpResponse<String> reply = EDGE.get(PATH + "?" + parameter + "=" + value.replace("+", "%2B"));

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("The parameter " + parameter + " must ");
  }

  /** With the host's number where both have the path. */
  private static String shown(JsonNode file) {
    String path = file.path("path").asString().replace('\n', '?');
    return path.equals("/etc/Hosts") ? file.path("objectId").asLong() + path : path;
  }

  private static JsonNode json(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return JSON.readTree(reply.body());
  }
}

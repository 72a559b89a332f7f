package dev.holdfast.adapters.http.protection;

import static dev.holdfast.testkit.contract.FileIndexScene.LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.OTHER_LINE;
import static dev.holdfast.testkit.contract.FileIndexScene.entry;
import static dev.holdfast.testkit.contract.FileIndexScene.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.in.search.SearchFiles.InGroup;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Four paths of one host in a group, one of them also of another host in another group. */
final class FileSearchRoutesTest {
  private static final String PATH = "/v2/data-protect/search/indexed-objects";
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
            entry("/etc", EntryKind.DIRECTORY, 0, 0),
            file("/etc/Hosts"),
            file("/caf\\xE9\nx"),
            entry("/link", EntryKind.SYMLINK, 0, 0)));
    files.has(OTHER_LINE, List.of(file("/etc/Hosts")));
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
        "{} | /caf\\xE9?x /etc /etc/Hosts /etc/Hosts /link",
        "{'fileParams': {}} | /caf\\xE9?x /etc /etc/Hosts /etc/Hosts /link",
        "{'fileParams': {'searchString': 'HOSTS'}} | /etc/Hosts /etc/Hosts",
        "{'fileParams': {'searchString': 'host'}} | ''",
        "{'fileParams': {'searchString': 'host*'}} | /etc/Hosts /etc/Hosts",
        "{'fileParams': {'searchString': '*xe9*'}} | /caf\\xE9?x",
        "{'fileParams': {'types': ['Directory', 'Symlink']}} | /etc /link",
        "{'fileParams': {'objectIds': [8]}} | /etc/Hosts",
        "{'fileParams': {'objectIds': [8], 'sourceIds': [7]}} | ''",
        "{'fileParams': {'sourceIds': [8]}} | /etc/Hosts",
        "{'fileParams': {'sourceEnvironments': ['kSQL', 'kPhysical'], 'types': ['Symlink']}} | /link",
        "{'fileParams': {'sourceEnvironments': ['kSQL']}} | ''",
        "{'protectionGroupIds': ['SERVER:10']} | /etc/Hosts",
        "{'protectionGroupIds': ['1:2:10']} | ''",
        "{'storageDomainIds': [1]} | ''",
        "{'mustHaveTagIds': ['1:2:A']} | ''",
        "{'tags': ['x']} | ''",
        "{'tenantId': 'default/', 'fileParams': {'types': ['Symlink']}} | /link",
        "{'tenantId': 'other'} | ''",
        "{'objectType': 'Emails'} | ''"
      })
  void files_areFiltered(String request, String paths) {
    JsonNode found = body(request);

    List<String> seen = new ArrayList<>();
    found.path("files").forEach(file -> seen.add(file.path("path").asString().replace('\n', '?')));
    assertThat(String.join(" ", seen)).isEqualTo(paths);
    assertThat(found.path("count").asInt()).isEqualTo(seen.size());
    assertThat(found.has("paginationCookie")).isFalse();
  }

  @Test
  void file_isShownWithItsGroupAndHost() {
    JsonNode found = body("{'fileParams': {'searchString': 'etc'}}");

    assertThat(found)
        .isEqualTo(
            JSON.readTree(
                """
                {"objectType": "Files", "count": 1, "files": [
                  {"name": "etc", "path": "/etc", "type": "Directory",
                   "protectionGroupId": "SERVER:20", "protectionGroupName": "daily",
                   "policyId": "SERVER:5", "policyName": "nightly",
                   "sourceInfo": {"id": 7, "name": "db1", "sourceId": 7, "sourceName": "db1",
                     "environment": "kPhysical", "objectType": "kHost", "osType": "kLinux"}}]}"""
                    .replace("SERVER", SERVER)));
  }

  @Test
  void pages_haveAllFilesOnce_andTellTheWholeCount() {
    List<String> paths = new ArrayList<>();
    String cookie = "";
    do {
      JsonNode page = body("{'count': 2, 'paginationCookie': '" + cookie + "'}");
      assertThat(page.path("count").asInt()).isEqualTo(5);
      page.path("files").forEach(file -> paths.add(file.path("path").asString()));
      cookie = page.path("paginationCookie").asString("");
    } while (!cookie.isEmpty());

    assertThat(paths).containsExactly("/caf\\xE9\nx", "/etc", "/etc/Hosts", "/etc/Hosts", "/link");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'objectType': 'Folders'} | objectType",
        "{'count': 0} | count",
        "{'count': 1001} | count",
        "{'paginationCookie': 'x'} | paginationCookie",
        "{'protectionGroupIds': ['x']} | protectionGroupIds[0]",
        "{'fileParams': {'types': ['Pipe']}} | types",
        "{'fileParams': {'objectIds': [0]}} | objectIds"
      })
  void wrongField_isNamed(String request, String field) {
    HttpResponse<String> reply = send(request);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains(field);
  }

  private static JsonNode body(String request) {
    HttpResponse<String> reply = send(request);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return JSON.readTree(reply.body());
  }

  /** In single quotes; files are asked for unless it says otherwise. */
  private static HttpResponse<String> send(String request) {
    String typed =
        request.contains("objectType")
            ? request
            : request.replaceFirst(
                "\\{",
                request.equals("{}") ? "{'objectType': 'Files'" : "{'objectType': 'Files', ");
    return EDGE.send(
        "POST",
        PATH,
        BodyPublishers.ofString(typed.replace('\'', '"').replace("SERVER", SERVER)),
        "Content-Type",
        "application/json");
  }
}

package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.FoundObject.LastRun;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.ProtectedObjects.Latest;
import dev.holdfast.domain.protection.ProtectedObjects.WithSnapshots;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three hosts: db1 in two groups, db2 in none, and Old, which is registered no more. */
final class SearchRoutesTest {
  private static final String ROOT = "/v2/data-protect/search/";
  private static final String SERVER = TestEdge.IDS.server();
  private static final SourceObject DB1 = object(11, "db1", OsType.LINUX, true);
  private static final SourceObject DB2 = object(12, "db2", OsType.OTHER, true);
  private static final SourceObject OLD = object(13, "Old", OsType.LINUX, false);
  private static final RunId FIRST = new RunId(31, 1_000_000);
  private static final RunId SECOND = new RunId(32, 2_000_000);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; each begins with nothing.
  private static final TestEdge EDGE = TestEdge.start();

  @BeforeEach
  void fill() {
    EDGE.useCases.protection.forget();
    var objects = EDGE.useCases.protection.objects;
    LastRun failed = new LastRun(FIRST, RunStatus.FAILED, true);
    LastRun paused = new LastRun(SECOND, RunStatus.PAUSED, false);
    objects.has(new FoundObject(DB1, List.of(in(21, "daily", failed), in(22, "hourly", paused))));
    objects.has(new FoundObject(DB2, List.of()));
    objects.has(new FoundObject(OLD, List.of()));
    objects.has(
        new WithSnapshots(
            DB1, List.of(latest(22, "hourly", SECOND, 40), latest(21, "daily", FIRST, 30))));
    objects.has(new WithSnapshots(OLD, List.of(latest(21, "daily", FIRST, 20))));
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | db1 db2",
        "searchString=DB1 | db1",
        "searchString=db* | db1 db2",
        "searchString=*B* | db1 db2",
        "searchString=*2 | db2",
        "searchString=db | ''",
        "searchString=* | db1 db2",
        "environments=kPhysical,kSQL | db1 db2",
        "environments=kSQL | ''",
        "protectionTypes=kFile | db1",
        "protectionTypes=kVolume | ''",
        "protectionTypes=kFile&isProtected=False | ''",
        "protectionGroupIds=SERVER%3A21 | db1",
        "protectionGroupIds=SERVER:23 | ''",
        "protectionGroupIds=1:2:21 | ''",
        "objectIds=12,13 | db2",
        "objectIds=0 | ''",
        "sourceIds=11 | db1",
        "sourceIds=11&objectIds=12 | ''",
        "osTypes=kLinux | db1",
        "osTypes=kWindows | ''",
        "isProtected=True | db1",
        "isProtected=False | db2",
        "isDeleted=True | Old",
        "isDeleted=False | db1 db2",
        "includeDeletedObjects=True | Old db1 db2",
        "lastRunStatusList=Failed | db1",
        "lastRunStatusList=OnHold,LegalHold | db1",
        "lastRunStatusList=Paused | db1",
        "lastRunStatusList=Succeeded | ''",
        "lastRunStatusList=LegalHold | ''",
        "clusterIdentifiers=SERVER | db1 db2",
        "clusterIdentifiers=1:2 | ''",
        "sourceUuids=x | ''",
        "mustHaveTagIds=1:2:A | ''",
        "mightHaveTagIds=1:2:A | ''",
        "mustHaveSnapshotTagIds=1:2:A | ''",
        "mightHaveSnapshotTagIds=1:2:A | ''",
        "tagSearchName=x | ''",
        "tagNames=x | ''",
        "tagTypes=Custom | ''",
        "tagCategories=Security | ''",
        "tagSubCategories=Threats | ''",
        "externalFilters=arn:x | ''",
        "includeHeliosTagInfoForObjects=True&ids=x&tagNames= | db1 db2"
      })
  void objects_areFiltered(String query, String names) {
    assertThat(names("objects?" + query)).isEqualTo(split(names));
  }

  @Test
  void object_isShownWithItsGroups() {
    JsonNode found = body("objects?objectIds=11").path("objects").get(0);

    assertThat(found)
        .isEqualTo(
            JSON.readTree(
                """
                {"id": 11, "name": "db1", "sourceId": 11, "sourceName": "db1",
                 "environment": "kPhysical", "objectType": "kHost", "osType": "kLinux",
                 "sourceInfo": {"id": 11, "name": "db1", "sourceId": 11, "sourceName": "db1",
                   "environment": "kPhysical", "objectType": "kHost", "osType": "kLinux"},
                 "objectProtectionInfos": [{"objectId": 11, "sourceId": 11,
                   "clusterId": 1234567890123456, "clusterIncarnationId": 1700000000000,
                   "tenantIds": ["default/"], "isDeleted": false, "lastRunStatus": "OnHold",
                   "protectionGroups": [
                     {"name": "daily", "id": "SERVER:21", "protectionEnvType": "kFile",
                      "policyName": "nightly", "policyId": "SERVER:5",
                      "lastBackupRunStatus": "Failed", "lastRunSlaViolated": true},
                     {"name": "hourly", "id": "SERVER:22", "protectionEnvType": "kFile",
                      "policyName": "nightly", "policyId": "SERVER:5",
                      "lastBackupRunStatus": "OnHold", "lastRunSlaViolated": false}]}]}"""
                    .replace("SERVER", SERVER)));
  }

  @Test
  void pagesOfObjects_haveThemAllOnceInOrder() {
    assertThat(pages("objects?includeDeletedObjects=true&count=1", "count"))
        .containsExactly("Old", "db1", "db2");
  }

  @Test
  void pagesOfProtectedObjects_haveThemAllOnceInOrder() {
    assertThat(pages("protected-objects?maxResultCount=1", "numResults"))
        .containsExactly("Old", "db1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Old:21 db1:22 db1:21",
        "searchString=db1 | db1:22 db1:21",
        "searchString=hour* | db1:22",
        "searchString=DAILY | Old:21 db1:21",
        "environments=kSQL | ''",
        "snapshotActions=RecoverFiles,RecoverVMs | Old:21 db1:22 db1:21",
        "snapshotActions=InstantVolumeMount | ''",
        "objectActionKey=kPhysical | Old:21 db1:22 db1:21",
        "objectActionKey=kSQL | ''",
        "protectionGroupIds=SERVER:22 | db1:22",
        "protectionGroupIds=1:2:22 | ''",
        "objectIds=13 | Old:21",
        "sourceIds=11 | db1:22 db1:21",
        "sourceIds=0 | ''",
        "subResultSize=1 | Old:21 db1:22",
        "filterSnapshotFromUsecs=30&filterSnapshotToUsecs=40 | db1:21",
        "osTypes=kLinux | Old:21 db1:22 db1:21",
        "osTypes=kWindows | ''",
        "runInstanceIds=32,33 | db1:22",
        "cdpProtectedOnly=True | ''",
        "cdpProtectedOnly=False&useCachedData=True | Old:21 db1:22 db1:21"
      })
  void protectedObjects_areFiltered(String query, String snapshots) {
    JsonNode found = body("protected-objects?" + query);

    List<String> seen = new ArrayList<>();
    for (JsonNode object : found.path("objects")) {
      for (JsonNode latest : object.path("latestSnapshotsInfo")) {
        String group = latest.path("protectionGroupId").asString();
        seen.add(object.path("name").asString() + group.substring(group.lastIndexOf(':')));
      }
    }
    assertThat(seen).isEqualTo(split(snapshots));
    assertThat(found.path("numResults").asLong()).isEqualTo(found.path("objects").size());
  }

  @Test
  void protectedObject_isShownWithItsNewestSnapshots() {
    JsonNode found = body("protected-objects?objectIds=11&protectionGroupIds=" + SERVER + ":22");

    assertThat(found.at("/objects/0/latestSnapshotsInfo/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"localSnapshotInfo": {"snapshotId": "%s", "logicalSizeBytes": 4096},
                 "protectionGroupId": "SERVER:22", "protectionGroupName": "hourly",
                 "runInstanceId": 32, "protectionRunId": "32:2000000", "runType": "kRegular",
                 "protectionRunStartTimeUsecs": 2000000, "protectionRunEndTimeUsecs": 41}"""
                    .formatted(new SnapshotName(SECOND, DB1.id()).id())
                    .replace("SERVER", SERVER)));
    assertThat(found.at("/metadata/uniqueProtectionGroupIdentifiers").toString())
        .isEqualTo(
            "[{\"protectionGroupId\":\"%s:22\",\"protectionGroupName\":\"hourly\"}]"
                .formatted(SERVER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects?environments=kVMware",
        "objects?protectionTypes=x",
        "objects?protectionGroupIds=daily",
        "objects?objectIds=x",
        "objects?osTypes=kAix",
        "objects?sourceIds=1.0",
        "objects?isProtected=1",
        "objects?isDeleted=x",
        "objects?includeDeletedObjects=x",
        "objects?lastRunStatusList=Done",
        "objects?count=0",
        "objects?count=1001",
        "objects?paginationCookie=x",
        "objects?includeHeliosTagInfoForObjects=x",
        "protected-objects?paginationCookie=!",
        "protected-objects?maxResultCount=0",
        "protected-objects?objectActionKey=kVMware",
        "protected-objects?subResultSize=0",
        "protected-objects?filterSnapshotFromUsecs=-1",
        "protected-objects?filterSnapshotToUsecs=x",
        "protected-objects?runInstanceIds=x",
        "protected-objects?cdpProtectedOnly=x",
        "protected-objects?useCachedData=x"
      })
  void filterThatCanNotBeRead_isRefusedByName(String path) {
    HttpResponse<String> refused = EDGE.get(ROOT + path);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(refused.body()).path("message").asString())
        .contains("The parameter " + path.substring(path.indexOf('?') + 1, path.indexOf('=')));
  }

  private List<String> pages(String path, String counter) {
    List<String> names = new ArrayList<>();
    String cookie = "";
    do {
      JsonNode page = body(path + "&paginationCookie=" + cookie);
      assertThat(page.path("objects").size()).isEqualTo(1);
      assertThat(page.path(counter).asLong()).isPositive();
      names.add(page.at("/objects/0/name").asString());
      cookie = page.path("paginationCookie").asString("");
    } while (!cookie.isEmpty() && names.size() < 10);
    return names;
  }

  private List<String> names(String path) {
    return body(path).path("objects").values().stream()
        .map(object -> object.path("name").asString())
        .toList();
  }

  private JsonNode body(String path) {
    HttpResponse<String> response = EDGE.get(ROOT + path.replace("SERVER", SERVER));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static List<String> split(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  private static SourceObject object(long id, String name, OsType os, boolean isRegistered) {
    return new SourceObject(new ObjectId(id), TenantId.DEFAULT, name, os, isRegistered);
  }

  private static InGroup in(long group, String name, LastRun run) {
    return new InGroup(new GroupId(group), name, new PolicyId(5), "nightly", run);
  }

  private static Latest latest(long group, String name, RunId run, long takenMicros) {
    return new Latest(
        new GroupId(group),
        name,
        run,
        RunType.REGULAR,
        micros(takenMicros + 1),
        micros(takenMicros),
        4_096);
  }

  private static Instant micros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

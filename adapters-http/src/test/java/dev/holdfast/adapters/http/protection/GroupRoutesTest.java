package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.policy.GroupTiming;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.policy.TimeOfDay;
import dev.holdfast.domain.protection.Alerting;
import dev.holdfast.domain.protection.BlackoutReaction;
import dev.holdfast.domain.protection.Deletion;
import dev.holdfast.domain.protection.FileProtection;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.GroupQuery;
import dev.holdfast.domain.protection.GroupSettings;
import dev.holdfast.domain.protection.RunStatus;
import dev.holdfast.domain.source.ObjectId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class GroupRoutesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String GROUPS = "/v2/data-protect/protection-groups";
  private static final String PREFIX = TestEdge.IDS.server() + ":";
  private static final String FILES =
      "'physicalParams': {'protectionType': 'kFile', 'fileProtectionTypeParams': {'objects':"
          + " [{'id': 7, 'filePaths': [{'includedPath': '/srv'}]}]}}";
  private static final String SMALL =
      "{'name': 'files', 'policyId': 'PREFIX3', 'environment': 'kPhysical', " + FILES + "}";

  /** All that a group can say here, in the form in which it is told. */
  private static final String WHOLE =
      """
      {'name': 'all', 'policyId': 'PREFIX3', 'priority': 'kHigh', 'description': 'Everything.',
       'startTime': {'hour': 22, 'minute': 30, 'timeZone': 'Europe/Berlin'},
       'endTimeUsecs': 1893456000000000,
       'alertPolicy': {'backupRunStatus': ['kSuccess', 'kFailure', 'kSlaViolation'],
         'raiseObjectLevelFailureAlert': true,
         'raiseObjectLevelFailureAlertAfterLastAttempt': false,
         'raiseObjectLevelFailureAlertAfterEachAttempt': true},
       'sla': [{'backupRunType': 'kIncremental', 'slaMinutes': 60},
               {'backupRunType': 'kFull', 'slaMinutes': 600},
               {'backupRunType': 'kLog', 'slaMinutes': 5}],
       'qosPolicy': 'kBackupSSD', 'abortInBlackouts': false, 'pauseInBlackouts': true,
       'isPaused': true, 'environment': 'kPhysical',
       'advancedConfigs': [{'key': 'a', 'value': 'b'}],
       'physicalParams': {'protectionType': 'kFile', 'fileProtectionTypeParams': {
         'excludedVssWriters': ['w'],
         'objects': [
           {'excludedVssWriters': ['v'], 'id': 7, 'name': 'host-7',
            'filePaths': [{'includedPath': '/srv', 'excludedPaths': ['/srv/tmp', '*.bak'],
                           'skipNestedVolumes': true}],
            'usesPathLevelSkipNestedVolumeSetting': true, 'nestedVolumeTypesToSkip': [],
            'followNasSymlinkTarget': true},
           {'id': 8, 'name': 'host-8', 'filePaths': [],
            'usesPathLevelSkipNestedVolumeSetting': false,
            'nestedVolumeTypesToSkip': ['autofs', 'nfs'], 'metadataFilePath': '/etc/list'}],
         'indexingPolicy': {'enableIndexing': true, 'includePaths': ['/srv'],
                            'excludePaths': ['/srv/x']},
         'performSourceSideDeduplication': true, 'performBrickBasedDeduplication': false,
         'taskTimeouts': [{'timeoutMins': 60, 'backupType': 'kRegular'},
                          {'timeoutMins': 5, 'backupType': 'kLog'}],
         'quiesce': false, 'continueOnQuiesceFailure': true, 'cobmrBackup': false,
         'prePostScript': {
           'preScript': {'path': '/opt/pre', 'params': '-a b', 'timeoutSecs': 30,
                         'isActive': true, 'continueOnError': true},
           'postScript': {'path': '/opt/post', 'isActive': false}},
         'dedupExclusionSourceIds': [9],
         'globalExcludePaths': ['*.tmp'], 'globalExcludeFS': ['nfs'],
         'ignorableErrors': ['kEOF', 'kNonExistent'], 'allowParallelRuns': false}}}
      """;

  // One edge serves all tests of the class; each begins without groups.
  private static final TestEdge EDGE = TestEdge.start();

  @BeforeEach
  void forget() {
    EDGE.useCases.groups.forget();
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void whatAGroupSays_isToldAgain() {
    HttpResponse<String> reply = post(WHOLE);

    assertThat(reply.statusCode()).isEqualTo(201);
    JsonNode told = JSON.readTree(reply.body());
    JsonNode said = JSON.readTree(quoted(WHOLE));
    said.properties()
        .forEach(
            member ->
                assertThat(told.path(member.getKey()))
                    .as(member.getKey())
                    .isEqualTo(member.getValue()));
    assertThat(told.path("id").asString()).isEqualTo(PREFIX + "1");
    assertThat(told.path("clusterId").asString()).isEqualTo(Long.toString(TestEdge.IDS.cluster()));
    assertThat(told.path("numProtectedObjects").asLong()).isEqualTo(2);
    assertThat(told.path("isActive").asBoolean()).isFalse();
  }

  @Test
  void wholeGroup_isReadAsItWasMeant() {
    post(WHOLE);

    GroupSettings settings = EDGE.useCases.groups.drafts.getFirst().settings();
    assertThat(settings.inBlackouts()).isEqualTo(BlackoutReaction.PAUSE);
    assertThat(settings.slas()).hasSize(2);
    assertThat(settings.alerting())
        .isEqualTo(
            new Alerting(
                Set.of(
                    Alerting.Occasion.SUCCESS,
                    Alerting.Occasion.FAILURE,
                    Alerting.Occasion.SLA_VIOLATION),
                false,
                true));
    FileProtection files = (FileProtection) settings.protection();
    assertThat(files.timeouts()).isEqualTo(Map.of(RunType.REGULAR, Duration.ofMinutes(60)));
    assertThat(files.hosts().get(0).paths().getFirst().skipNestedVolumes()).isTrue();
    assertThat(files.hosts().get(1).nestedVolumeTypesToSkip())
        .containsExactlyInAnyOrder("nfs", "autofs");
  }

  @Test
  void whatIsNotSaid_hasItsDefault() {
    JsonNode told = JSON.readTree(post(SMALL).body());

    assertThat(told.path("startTime").toString())
        .isEqualTo("{\"hour\":2,\"minute\":0,\"timeZone\":\"America/Los_Angeles\"}");
    assertThat(told.path("priority").asString()).isEqualTo("kMedium");
    assertThat(told.at("/physicalParams/fileProtectionTypeParams/indexingPolicy/enableIndexing"))
        .isEqualTo(JSON.readTree("true"));
    assertThat(told.path("isActive").asBoolean()).isTrue();
    assertThat(EDGE.useCases.groups.drafts.getFirst().end()).isEqualTo(GroupTiming.NO_END);
    assertThat(EDGE.useCases.groups.drafts.getFirst().startTime())
        .isEqualTo(TimeOfDay.DEFAULT_START);
  }

  @Test
  void nulls_areAbsent() {
    String nulls =
        "'mssqlParams': null, 'kubernetesParams': null, 'sla': null, 'alertPolicy': null,"
            + " 'startTime': null, 'endTimeUsecs': null, 'isPaused': null, ";

    assertThat(post(SMALL.replace("{'name'", "{" + nulls + "'name'")).statusCode()).isEqualTo(201);
  }

  @Test
  void flagOfNestedVolumes_decidesWhichOfBothCounts() {
    String both =
        SMALL.replace(
            "'filePaths': [{'includedPath': '/srv'",
            "FLAG 'nestedVolumeTypesToSkip': ['nfs'],"
                + " 'filePaths': [{'skipNestedVolumes': true, 'includedPath': '/srv'");

    post(both.replace("FLAG", "'usesPathLevelSkipNestedVolumeSetting': true,"));
    post(
        both.replace("FLAG", "'usesPathLevelSkipNestedVolumeSetting': false,")
            .replace("files", "b"));
    post(both.replace("FLAG", "").replace("'files'", "'c'"));

    List<String> skipped = new ArrayList<>();
    EDGE.useCases.groups.drafts.forEach(
        draft -> {
          FileProtection files = (FileProtection) draft.settings().protection();
          var host = files.hosts().getFirst();
          skipped.add(
              host.nestedVolumeTypesToSkip() + " " + host.paths().getFirst().skipNestedVolumes());
        });
    assertThat(skipped).containsExactly("[] true", "[nfs] false", "[nfs] true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'kPhysical' | 'kSQL' | environment can't be kSQL",
        "'kPhysical' | 'kKubernetes' | environment can't be kKubernetes",
        "'kPhysical' | 'kVMware' | environment must be one of",
        "'kFile' | 'kVolume' | volumeProtectionTypeParams is missing",
        "'kFile' | 'kOdd' | physicalParams.protectionType must be one of",
        "'name' | 'mssqlParams': {}, 'name' | mssqlParams can't be used",
        "'name' | 'kubernetesParams': {}, 'name' | kubernetesParams can't be used",
        "'physicalParams' | 'x' | physicalParams is missing",
        "'fileProtectionTypeParams' | 'x' | fileProtectionTypeParams is missing",
        "'objects' | 'allowParallelRuns': true, 'objects' | allowParallelRuns can't be true",
        "'objects' | 'quiesce': true, 'objects' | quiesce can't be true",
        "'objects' | 'cobmrBackup': true, 'objects' | cobmrBackup can't be true",
        "'objects' | 'ignorableErrors': ['kOdd'], 'objects' | ignorableErrors must be among",
        "'objects' | 'globalExcludePaths': [' '], 'objects' | global excluded paths",
        "'objects' | 'globalExcludeFS': ['a/b'], 'objects' | excluded file systems",
        "'objects' | 'taskTimeouts': [{'timeoutMins': 5}], 'objects' | backupType is missing",
        "'objects' | 'prePostScript': {'preScript': {'path': 'a'}}, 'objects' | preScript.path must",
        "'objects' | 'prePostScript': {'postScript': {'path': '/a', 'params': '\"'}}, 'objects' |"
            + " postScript.params is wrong",
        "'/srv' | 'srv' | objects[0].filePaths[0].includedPath is wrong",
        "[{'includedPath': '/srv'}] | [] | filePaths is empty",
        "'id': 7 | 'id': 0 | objects[0].id must be greater",
        "'id': 7 | 'nothing': 7 | objects[0].id is missing",
        "'name' | 'alertPolicy': {'backupRunStatus': []}, 'name' | must name at least one status",
        "'name' | 'alertPolicy': {'backupRunStatus': ['kOdd']}, 'name' | backupRunStatus must be",
        "'name' | 'alertPolicy': {'backupRunStatus': ['kFailure'], 'alertTargets':"
            + " [{'emailAddress': 'a@b.example'}]}, 'name' | no setting for sending mail",
        "'name' | 'abortInBlackouts': true, 'pauseInBlackouts': true, 'name' | excludes",
        "'name' | 'sla': [{'backupRunType': 'kOdd', 'slaMinutes': 1}], 'name' | sla.backupRunType",
        "'name' | 'sla': [{'backupRunType': 'kFull', 'slaMinutes': 0}], 'name' | slaMinutes must",
        "'name' | 'sla': [{'backupRunType': 'kFull', 'slaMinutes': 1},"
            + " {'backupRunType': 'kFull', 'slaMinutes': 2}], 'name' | twice",
        "'name' | 'priority': 'kUrgent', 'name' | priority must be one of kHigh",
        "'name' | 'qosPolicy': 'kOdd', 'name' | qosPolicy must be one of",
        "'name' | 'endTimeUsecs': 0, 'name' | endTimeUsecs must be",
        "'name' | 'startTime': {'hour': 24, 'minute': 0}, 'name' | startTime.hour",
        "'PREFIX3' | '1:2:3' | policyId names no policy",
        "'files' | '' | name must not be blank"
      })
  void whatCanNotBeRun_isRefusedByTheNameOfTheField(String right, String wrong, String words) {
    assertThat(SMALL).contains(right);

    HttpResponse<String> reply = post(SMALL.replace(right, wrong.replace("\"'}}", "\\\"'}}")));

    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
    assertThat(JSON.readTree(reply.body()).path("message").asString()).contains(words);
    assertThat(EDGE.useCases.groups.drafts).isEmpty();
  }

  @Test
  void objectThatIsNamedTwice_isRefused() {
    String twice =
        SMALL.replace("[{'id': 7,", "[{'id': 7, 'filePaths': [{'includedPath': '/a'}]}, {'id': 7,");

    assertThat(post(twice).body()).contains("objects[1].id names object 7 twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lastRunLocalBackupStatus=Failed,Running | [FAILED, RUNNING]",
        "lastRunAnyStatus=Failed,Canceled&lastRunLocalBackupStatus=Failed | [FAILED]",
        "lastRunLocalBackupStatus=OnHold | [PAUSED]",
        "lastRunAnyStatus=Paused&lastRunLocalBackupStatus=OnHold | [PAUSED]",
        "lastRunAnyStatus= | []"
      })
  void statusesOfTheLastRun_areFiltered(String query, String statuses) {
    get("?" + query);

    assertThat(names(lastQuery().statuses())).isEqualTo(statuses);
  }

  @Test
  void filters_areRead() {
    get(
        "?ids=PREFIX1,1%3A2%3A3&names=a,b&policyIds=PREFIX3&sourceIds=7&isPaused=True&isActive=False"
                .replace("PREFIX", PREFIX.replace(":", "%3A"))
            + "&isDeleted=true&isLastRunSlaViolated=true&includeGroupsWithDatalockOnly=true"
            + "&environments=kPhysical,kSQL&useCachedData=true&maxResultCount=5");

    assertThat(lastQuery())
        .isEqualTo(
            new GroupQuery(
                Set.of(new GroupId(1)),
                Set.of("a", "b"),
                Set.of(new PolicyId(3)),
                Set.of(new ObjectId(7)),
                Set.of(),
                true,
                false,
                true,
                true,
                true,
                null,
                6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ids=1:2:3",
        "policyIds=1:2:3",
        "sourceIds=0",
        "environments=kSQL",
        "lastRunReplicationStatus=Succeeded",
        "lastRunArchivalStatus=Failed",
        "lastRunCloudSpinStatus=Running",
        "lastRunAnyStatus=Finalizing",
        "lastRunAnyStatus=Failed&lastRunLocalBackupStatus=Succeeded"
      })
  void filterThatNothingCanMatch_findsNothing(String query) {
    post(SMALL);

    assertThat(get("?" + query).body()).isEqualTo("{\"protectionGroups\":[]}");
    assertThat(EDGE.useCases.groups.queries).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ids=5, ids",
    "environments=kOdd, environments",
    "lastRunAnyStatus=Odd, lastRunAnyStatus",
    "isPaused=1, isPaused",
    "sourceIds=x, sourceIds",
    "maxResultCount=0, maxResultCount",
    "maxResultCount=1001, maxResultCount",
    "paginationCookie=%25, paginationCookie",
    "paginationCookie=abcd, paginationCookie"
  })
  void wrongParameter_isNamed(String query, String name) {
    HttpResponse<String> reply = get("?" + query);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("The parameter " + name);
  }

  @Test
  void pages_goOnWhereTheLastOneEnded() {
    for (String name : List.of("a", "b", "c ü", "d", "e")) {
      post(SMALL.replace("files", name));
    }
    List<String> seen = new ArrayList<>();
    String cookie = "";
    do {
      JsonNode page = JSON.readTree(get("?maxResultCount=2&paginationCookie=" + cookie).body());
      page.path("protectionGroups").forEach(group -> seen.add(group.path("name").asString()));
      cookie = page.path("paginationCookie").asString("");
    } while (!cookie.isEmpty());

    assertThat(seen).containsExactly("a", "b", "c ü", "d", "e");
    assertThat(get("").body()).doesNotContain("paginationCookie");
  }

  @Test
  void idLists_arePrunedOnDemand() {
    post(WHOLE);

    assertThat(get("?pruneSourceIds=True").body())
        .contains("{\"protectionType\":\"kFile\"}", "\"numProtectedObjects\":2");
    assertThat(get("?pruneExcludedSourceIds=true").body())
        .contains("\"objects\":[{")
        .doesNotContain("dedupExclusionSourceIds");
  }

  @Test
  void lastRun_isToldOnDemand() {
    post(SMALL);
    var runs = EDGE.useCases.groups.runs;
    runs.has(runs.accepted(new GroupId(1), RunType.FULL));

    assertThat(get("").body()).doesNotContain("lastRun");
    assertThat(get("?includeLastRunInfo=true").body())
        .contains("\"lastRun\":{\"id\":\"", "\"runType\":\"kFull\"");
    assertThat(EDGE.get(one() + "?includeLastRunInfo=true").body()).contains("\"lastRun\":{");
  }

  @Test
  void objectThatIsNotRegistered_isMissing() {
    post(SMALL);
    EDGE.useCases.groups.gone.add(new ObjectId(7));
    EDGE.useCases.groups.protectOnce();

    assertThat(EDGE.get(one()).body())
        .contains("\"missingEntities\":[{\"id\":7,\"name\":\"host-7\"}]")
        .contains("\"isProtectOnce\":true");
  }

  @Test
  void groupThatWasRead_canBeSentBack_once() {
    post(WHOLE);
    String read = EDGE.get(one()).body();

    HttpResponse<String> first = put(read);
    HttpResponse<String> second = put(read);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(EDGE.useCases.groups.drafts.get(1)).isEqualTo(EDGE.useCases.groups.drafts.get(0));
  }

  @Test
  void deletedGroup_isSeenAmongTheDeleted() {
    post(SMALL);

    assertThat(EDGE.delete(one() + "?deleteSnapshots=True").statusCode()).isEqualTo(204);

    assertThat(EDGE.useCases.groups.only().deletion())
        .isEqualTo(new Deletion(TestEdge.START, true));
    assertThat(get("").body()).isEqualTo("{\"protectionGroups\":[]}");
    assertThat(get("?isDeleted=True").body()).contains("\"isDeleted\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1:2:3", "x"})
  void groupThatIsNotThere_isNotFound(String id) {
    assertThat(EDGE.get(GROUPS + "/" + id).statusCode()).isEqualTo(404);
    assertThat(EDGE.delete(GROUPS + "/" + id).statusCode()).isEqualTo(404);
  }

  private static String one() {
    return GROUPS + "/" + PREFIX.replace(":", "%3A") + "1";
  }

  private static HttpResponse<String> put(String json) {
    return EDGE.send(
        "PUT", one(), BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private static String names(Set<RunStatus> statuses) {
    return statuses.stream().map(Enum::name).sorted().toList().toString();
  }

  private static GroupQuery lastQuery() {
    return EDGE.useCases.groups.queries.getLast();
  }

  private static HttpResponse<String> get(String query) {
    return EDGE.get(GROUPS + query);
  }

  private static HttpResponse<String> post(String json) {
    return EDGE.send(
        "POST", GROUPS, BodyPublishers.ofString(quoted(json)), "Content-Type", "application/json");
  }

  private static String quoted(String json) {
    return json.replace('\'', '"').replace("PREFIX", PREFIX);
  }
}

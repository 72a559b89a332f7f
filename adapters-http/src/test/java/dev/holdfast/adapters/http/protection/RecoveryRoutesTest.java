package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Recovering;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.domain.protection.Run;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host with one snapshot of {@code /srv/a} and {@code /srv/b}, which are there still. */
final class RecoveryRoutesTest {
  private static final String PATH = "/v2/data-protect/recoveries";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestEdge edge = TestEdge.start();
  private final Recovering world = edge.useCases.recovering;
  private Run run;
  private String snapshot = "";

  @BeforeEach
  void store() {
    run = world.stored();
    snapshot = new SnapshotName(run.id(), world.host).id();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void recovery_isAccepted_andShownWithAllThatBecameOfIt() {
    world.memory.files().put("/srv/a", "newer");
    JsonNode created = ok(post(PATH, recovery("'continueOnError':true")), 201);
    assertThat(created.path("status").asString()).isEqualTo("Accepted");
    assertThat(created.path("recoveryAction").asString()).isEqualTo("RecoverFiles");
    assertThat(created.path("creationInfo").path("userName").asString()).isNotEmpty();
    JsonNode target = target(created);
    assertThat(target.path("restoreToOriginalPaths").asBoolean()).isTrue();
    assertThat(target.path("overwriteExisting").asBoolean(true)).isFalse();
    assertThat(target.path("preserveAcls").asBoolean()).isTrue();

    world.work();

    JsonNode shown = ok(edge.get(PATH + "/" + id(created)), 200);
    assertThat(shown.path("status").asString()).isEqualTo("SucceededWithWarning");
    assertThat(shown.path("endTimeUsecs").asLong()).isPositive();
    JsonNode object = shown.path("physicalParams").path("objects").get(0);
    assertThat(object.path("snapshotId").asString()).isEqualTo(snapshot);
    assertThat(object.path("objectInfo").path("id").asLong()).isEqualTo(world.host.number());
    assertThat(object.path("messages").get(0).asString())
        .isEqualTo("Of the entries, 2 kept as they were.");
    JsonNode path = paths(shown).get(0);
    assertThat(path.path("absolutePath").asString()).isEqualTo("/srv");
    assertThat(path.path("destinationDir").asString()).isEqualTo("/");
    assertThat(path.path("status").asString()).isEqualTo("Finished");
    assertThat(path.path("messages").get(0).asString())
        .isEqualTo("/srv/a was there, and was kept as it is.");
  }

  @Test
  void recoveryElsewhere_hasItsFolder() {
    JsonNode created =
        ok(
            post(PATH, recovery("'alternateRestoreDirectory':'/back/','overwriteExisting':true")),
            201);

    assertThat(target(created).path("alternateRestoreDirectory").asString()).isEqualTo("/back");
    assertThat(target(created).path("restoreToOriginalPaths").asBoolean(true)).isFalse();
    assertThat(paths(created).get(0).path("destinationDir").asString()).isEqualTo("/back");
    world.work();
    assertThat(world.memory.files().content("/back/srv/a")).contains("one");
    assertThat(ok(edge.get(PATH + "/" + id(created)), 200).path("status").asString())
        .isEqualTo("Succeeded");
  }

  @Test
  void progress_isAmongTheMonitors() {
    JsonNode created = ok(post(PATH, recovery("'continueOnError':true")), 201);
    String task = created.path("progressTaskId").asString();
    assertThat(task).startsWith("recoveries/");

    for (String path : new String[] {task, "recoveries/", "r"}) {
      JsonNode groups =
          ok(edge.get("/irisservices/api/v1/progressMonitors?taskPathVec=" + path), 200);
      assertThat(groups.path("resultGroupVec").findValuesAsString("taskPath"))
          .as(path)
          .contains(task);
    }
    world.work();
    JsonNode ended =
        ok(
            edge.get(
                "/irisservices/api/v1/progressMonitors?includeFinishedTasks=true&taskPathVec="
                    + task
                    + "/snapshots/0"),
            200);
    assertThat(ended.findValuesAsString("taskPath")).contains(task + "/snapshots/0");
  }

  @Test
  void download_isAccepted_andItsArchiveExpires() {
    JsonNode created =
        ok(
            post(
                PATH + "/download-files-folders",
                """
                {"name":"mine","object":{"snapshotId":"%s","objectInfo":{"id":1}},
                 "filesAndFolders":[{"absolutePath":"/srv/a","isDirectory":false}],
                 "documents":[],"glacierRetrievalType":"kStandard"}"""
                    .formatted(snapshot)),
            201);
    assertThat(created.path("recoveryAction").asString()).isEqualTo("DownloadFilesAndFolders");
    assertThat(created.path("physicalParams").path("recoveryAction").asString())
        .isEqualTo("RecoverFiles");

    world.work();

    JsonNode params =
        ok(edge.get(PATH + "/" + id(created)), 200)
            .path("physicalParams")
            .path("downloadFileAndFolderParams");
    assertThat(params.path("expiryTimeUsecs").asLong()).isPositive();
    assertThat(params.path("filesAndFolders").get(0).path("absolutePath").asString())
        .isEqualTo("/srv/a");
    assertThat(
            post(
                    PATH + "/download-files-folders",
                    "{\"name\":\"mine\",\"object\":{\"snapshotId\":\"%s\"},".formatted(snapshot)
                        + "\"filesAndFolders\":[{\"absolutePath\":\"/srv/a\"}]}")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void archive_isFetchedWholeAndInParts_withItsLists() {
    String created =
        id(
            ok(
                post(
                    PATH + "/download-files-folders",
                    """
                    {"name":"parts","object":{"snapshotId":"%s"},
                     "filesAndFolders":[{"absolutePath":"/srv/a"},{"absolutePath":"/srv/none"}]}"""
                        .formatted(snapshot)),
                201));
    String download = PATH + "/" + created + "/download-files";
    assertThat(edge.get(download).statusCode()).as("not packed yet").isEqualTo(409);

    world.work();

    String whole = edge.get(download).body();
    assertThat(whole).startsWith("PK").contains("srv/a");
    assertThat(edge.get(download + "?startOffset=1&length=1").body()).isEqualTo("K");
    assertThat(edge.get(download + "?fileType=success_files_list").body()).isEqualTo("/srv/a\n");
    assertThat(edge.get(download + "?fileType=error").body())
        .isEqualTo("/srv/none\tit is not in the snapshot\n");
    assertThat(edge.get(download + "?startOffset=1000000").statusCode()).isEqualTo(416);
    assertThat(edge.get(download + "?length=8388609").statusCode()).isEqualTo(400);
    assertThat(edge.get(download + "?fileType=zip").body()).contains("success_files_list");

    world.clock.advance(Limits.ARCHIVES_KEPT.plusSeconds(1));
    assertThat(edge.get(download).statusCode()).as("expired").isEqualTo(404);
  }

  @Test
  void cancelledRecovery_ends_andCanNotBeCancelledAgain() {
    String id = id(ok(post(PATH, recovery("'continueOnError':true")), 201));

    assertThat(post(PATH + "/" + id + "/cancel", "").statusCode()).isEqualTo(204);
    assertThat(ok(edge.get(PATH + "/" + id), 200).path("status").asString()).isEqualTo("Canceled");
    assertThat(post(PATH + "/" + id + "/cancel", "").statusCode()).isEqualTo(409);
    assertThat(post(PATH + "/1:2:3/cancel", "").statusCode()).isEqualTo(404);
    assertThat(edge.get(PATH + "/x").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 2",
        "ids=FIRST | 1",
        "ids=1:2:3 | 0",
        "ids=FIRST&returnOnlyChildRecoveries=true | 1",
        "status=Accepted,Running | 2",
        "status=Missed | 0",
        "recoveryActions=RecoverFiles | 1",
        "recoveryActions=DownloadFilesAndFolders | 1",
        "recoveryActions=RecoverVMs | 0",
        "snapshotEnvironments=kPhysical | 2",
        "snapshotEnvironments=kSQL | 0",
        "snapshotTargetType=Local | 2",
        "snapshotTargetType=Archival&archivalTargetType=Cloud | 0",
        "startTimeUsecs=4000000000000000 | 0",
        "endTimeUsecs=4000000000000000 | 2",
      })
  void recoveries_areListedByEveryFilter(String query, int count) {
    String first = id(ok(post(PATH, recovery("'continueOnError':true")), 201));
    ok(
        post(
            PATH + "/download-files-folders",
            """
            {"name":"mine","object":{"snapshotId":"%s"},"parentRecoveryId":"%s",
             "filesAndFolders":[{"absolutePath":"/srv"}]}"""
                .formatted(snapshot, first)),
        201);

    JsonNode found = ok(edge.get(PATH + "?" + query.replace("FIRST", first)), 200);

    assertThat(found.path("recoveries")).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({"returnOnlyChildRecoveries=true", "archivalTargetType=Cloud", "status=Done", "ids=x"})
  void filterThatIsWrong_isRefusedByName(String query) {
    HttpResponse<String> answer = edge.get(PATH + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The parameter " + query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'saveSuccessFiles':true | saveSuccessFiles can't be true",
        "'restoreEntityType':'kACLOnly' | restoreEntityType must be kRegular",
        "'restoreToOriginalPaths':false | alternateRestoreDirectory is missing",
        "'restoreToOriginalPaths':true,'alternateRestoreDirectory':'/x' | only one of both",
        "'alternateRestoreDirectory':'x' | does not begin with a slash",
        "'alternateRestoreDirectory':'/a/../b' | it holds",
        "'vlanConfig':{'id':1} | vlanConfig.id can't be used",
      })
  void targetThatIsWrong_isRefusedByName(String more, String reason) {
    HttpResponse<String> answer = post(PATH, recovery(more));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'recoveryAction':'RecoverFiles' | 'recoveryAction':'InstantVolumeMount'"
            + " | 400 | nothing is mounted here",
        "'recoveryAction':'RecoverFiles' | 'recoveryAction':'RecoverSystem'"
            + " | 400 | a whole system can't be brought back",
        "'recoveryAction':'RecoverFiles' | 'recoveryAction':'RecoverPhysicalVolumes'"
            + " | 400 | recoverVolumeParams is missing",
        "'recoveryAction':'RecoverFiles' | 'recoveryAction':'x' | 400 | must be RecoverFiles",
        "'snapshotEnvironment':'kPhysical' | 'snapshotEnvironment':'kSQL' | 400 | must be kPhysical",
        "'absolutePath':'/srv' | 'absolutePath':'srv' | 400 | does not begin with a slash",
        "'absolutePath':'/srv' | 'absolutePath':'/srv/../etc' | 400 | can't name a file",
        "'filesAndFolders':[{'absolutePath':'/srv'}] | 'filesAndFolders':[] | 400 | at least one",
        "'snapshotId': | 'pointInTimeUsecs':1,'snapshotId': | 400 | only whole snapshots",
        "'snapshotId': | 'snapshotTargetType':'Archival','snapshotId': | 400 | must be Local",
        "'snapshotId':'SNAPSHOT' | 'snapshotId':'none' | 404 | objects[0].snapshotId",
        "'snapshotId':'SNAPSHOT' | 'snapshotId':'MTo5OSA3' | 404 | no such snapshot",
        "'id':HOST | 'id':99999 | 400 | recoverTarget.id: there is no registered host 99999",
        "'name':'back' | 'name':' ' | 400 | name: a recovery has a name",
        "'name':'back', | `` | 400 | name is missing",
      })
  void recoveryThatIsWrong_isRefusedByName(String right, String wrong, int status, String reason) {
    String body =
        template("").replace(right, wrong).replace("SNAPSHOT", snapshot).replace("HOST", host());

    HttpResponse<String> answer = post(PATH, body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(reason);
  }

  private String recovery(String more) {
    return template("," + more)
        .replace("SNAPSHOT", snapshot)
        .replace("HOST", host())
        .replace('\'', '"');
  }

  private String host() {
    return world.host.toString();
  }

  private static String template(String more) {
    return "{'name':'back','snapshotEnvironment':'kPhysical','physicalParams':{"
        + "'objects':[{'snapshotId':'SNAPSHOT'}],'recoveryAction':'RecoverFiles',"
        + "'recoverFileAndFolderParams':{'filesAndFolders':[{'absolutePath':'/srv'}],"
        + "'targetEnvironment':'kPhysical',"
        + "'physicalTargetParams':{'recoverTarget':{'id':HOST}"
        + more
        + "}}}}";
  }

  private HttpResponse<String> post(String path, String body) {
    return edge.send(
        "POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  private static JsonNode ok(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static String id(JsonNode recovery) {
    return recovery.path("id").asString();
  }

  private static JsonNode target(JsonNode recovery) {
    return recovery
        .path("physicalParams")
        .path("recoverFileAndFolderParams")
        .path("physicalTargetParams");
  }

  private static JsonNode paths(JsonNode recovery) {
    return recovery
        .path("physicalParams")
        .path("recoverFileAndFolderParams")
        .path("filesAndFolders");
  }
}

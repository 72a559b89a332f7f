package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Recovering;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.application.port.in.protection.ManageGroups.Draft;
import dev.holdfast.domain.policy.RunType;
import dev.holdfast.domain.protection.ProtectedVolumes;
import dev.holdfast.domain.protection.ProtectionGroup;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.VolumeProtection;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.build.DraftBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host with a disk, and one snapshot of it. */
final class VolumeRoutesTest {
  private static final String GROUPS = "/v2/data-protect/protection-groups";
  private static final String RECOVERIES = "/v2/data-protect/recoveries";
  private static final String DISK = "/dev/vdb";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestEdge edge = TestEdge.start();
  private final Recovering world = edge.useCases.recovering;
  private String snapshot = "";

  @BeforeEach
  void store() {
    world.memory.volumes().putDevice(DISK, "all of the disk");
    world
        .memory
        .tenantRoots()
        .set(TenantId.DEFAULT, List.of(new SourcePath("/"), new SourcePath(DISK)));
    ProtectionGroup group =
        world
            .application
            .manageGroups()
            .create(
                Recovering.ADMIN,
                new DraftBuilder("disks", world.group.settings().policy())
                    .protectingVolumes(world.host)
                    .build());
    Run run =
        world
            .application
            .startRun()
            .start(Recovering.ADMIN, group.id(), RunType.REGULAR, List.of());
    world.work();
    snapshot = new SnapshotName(run.id(), world.host).id();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void groupOfVolumes_isToldAsItWasSaid() {
    String params =
        "{'protectionType':'kVolume','volumeProtectionTypeParams':{'objects':[{'id':7,"
            + "'volumeGuids':['8f0c3f1e','/srv/disk.img'],'excludedVssWriters':['x']}],"
            + "'indexingPolicy':{'enableIndexing':true,'includePaths':['/a'],'excludePaths':[]},"
            + "'performSourceSideDeduplication':false,'quiesce':false,"
            + "'continueOnQuiesceFailure':true,'incrementalBackupAfterRestart':true,"
            + "'prePostScript':{'preScript':{'path':'/opt/freeze','isActive':true,"
            + "'continueOnError':false}},'dedupExclusionSourceIds':[3],'cobmrBackup':false}}";

    JsonNode told = ok(post(GROUPS, group(params)), 201);

    assertThat(told.path("physicalParams"))
        .isEqualTo(JSON.readTree(quoted(params.replace("'id':7,", "'id':7,'name':'host-7',"))));
    Draft draft = edge.useCases.groups.drafts.getLast();
    VolumeProtection volumes = (VolumeProtection) draft.settings().protection();
    assertThat(volumes.hosts())
        .extracting(ProtectedVolumes::volumes)
        .singleElement()
        .satisfies(
            selection ->
                assertThat(selection.names()).containsExactly("8f0c3f1e", "/srv/disk.img"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x' | volumeProtectionTypeParams is missing",
        "'volumeProtectionTypeParams':{'objects':[]} | must name at least one object",
        "'volumeProtectionTypeParams':{'objects':[{'id':7},{'id':7}]} | names object 7 twice",
        "'volumeProtectionTypeParams':{'objects':[{'id':7,'volumeGuids':['a','a']}]} | twice",
        "'volumeProtectionTypeParams':{'objects':[{'id':7,'enableSystemBackup':true}]}"
            + " | enableSystemBackup can't be true",
        "'volumeProtectionTypeParams':{'objects':[{'id':7}],'quiesce':true} | quiesce can't be true",
        "'volumeProtectionTypeParams':{'objects':[{'id':7}]},'fileProtectionTypeParams':{'objects':"
            + "[{'id':7,'filePaths':[{'includedPath':'/srv'}]}]}"
            + " | fileProtectionTypeParams can't be used with the protection type kVolume",
      })
  void groupThatIsWrong_isRefusedByName(String params, String words) {
    String given = params.equals("'x'") ? "'x':1" : params;

    HttpResponse<String> reply = post(GROUPS, group("{'protectionType':'kVolume'," + given + "}"));

    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains(words);
  }

  @Test
  void snapshotOfVolumes_saysSo_andIsFoundByItsKeyAndAction() {
    String path = "/v2/data-protect/objects/" + world.host + "/snapshots";
    world.stored();

    assertThat(types(path)).containsExactlyInAnyOrder("kFile", "kVolume");
    assertThat(types(path + "?objectActionKeys=kPhysical")).containsExactly("kVolume");
    assertThat(types(path + "?objectActionKeys=kPhysicalFiles")).containsExactly("kFile");
    assertThat(types(path + "?snapshotActions=RecoverPhysicalVolumes")).containsExactly("kVolume");
    assertThat(types(path + "?snapshotActions=RecoverFiles&objectActionKeys=kPhysical")).isEmpty();
  }

  @Test
  void volume_comesBack_andTheRecoveryIsShownAndListed() {
    world.memory.volumes().putDevice(DISK, "something else!");

    JsonNode created = ok(post(RECOVERIES, recovery("'forceUnmountVolume':false")), 201);
    world.work();

    assertThat(created.path("recoveryAction").asString()).isEqualTo("RecoverPhysicalVolumes");
    assertThat(world.memory.volumes().content(DISK)).contains("all of the disk");
    JsonNode shown = ok(edge.get(RECOVERIES + "/" + created.path("id").asString()), 200);
    assertThat(shown.path("status").asString()).isEqualTo("Succeeded");
    JsonNode physical = shown.path("physicalParams");
    assertThat(physical.path("recoveryAction").asString()).isEqualTo("RecoverPhysicalVolumes");
    assertThat(
            physical
                .path("recoverVolumeParams")
                .path("physicalTargetParams")
                .path("volumeMapping")
                .get(0)
                .path("destinationVolumeGuid")
                .asString())
        .isEqualTo(DISK);
    assertThat(listed("RecoverPhysicalVolumes")).isEqualTo(1);
    assertThat(listed("RecoverFiles")).isZero();
  }

  @Test
  void volumeThatDidNotComeBack_saysWhy() {
    JsonNode created =
        ok(
            post(
                RECOVERIES,
                recovery(
                    "'volumeMapping':[{'sourceVolumeGuid':'/dev/none','destinationVolumeGuid':"
                        + "'/srv/back.img'}]")),
            201);
    world.work();

    JsonNode shown = ok(edge.get(RECOVERIES + "/" + created.path("id").asString()), 200);
    assertThat(shown.path("status").asString()).isEqualTo("Failed");
    assertThat(shown.path("physicalParams").path("objects").get(0).path("messages").toString())
        .contains("/dev/none could not be brought back: it is not in the snapshot.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'forceUnmountVolume':true | 400 | forceUnmountVolume can't be true",
        "'vlanConfig':{'id':1} | 400 | vlanConfig.id can't be used",
        "'volumeMapping':[] | 400 | must name at least one volume",
        "'volumeMapping':[{'sourceVolumeGuid':'a'}] | 400 | destinationVolumeGuid is missing",
        "'volumeMapping':[{'sourceVolumeGuid':'a','destinationVolumeGuid':''}] | 400 | by nothing",
        "'volumeMapping':[{'sourceVolumeGuid':'a','destinationVolumeGuid':'none'}]"
            + " | 400 | no volume none",
        "'mountTarget':{'id':99999} | 400 | mountTarget.id: there is no registered host 99999",
      })
  void recoveryThatIsWrong_isRefusedByName(String more, int status, String words) {
    HttpResponse<String> reply = post(RECOVERIES, recovery(more));

    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(reply.body()).contains(words);
  }

  private String recovery(String more) {
    String target = "'mountTarget':{'id':" + world.host + "}";
    String mapping =
        "'volumeMapping':[{'sourceVolumeGuid':'/dev/vdb','destinationVolumeGuid':'/dev/vdb'}]";
    String members =
        (more.contains("mountTarget") ? "" : target + ",")
            + (more.contains("volumeMapping") ? "" : mapping + ",")
            + more;
    return "{'name':'back','snapshotEnvironment':'kPhysical','physicalParams':{'objects':"
        + "[{'snapshotId':'"
        + snapshot
        + "'}],'recoveryAction':'RecoverPhysicalVolumes','recoverVolumeParams':{"
        + "'targetEnvironment':'kPhysical','physicalTargetParams':{"
        + members
        + "}}}}";
  }

  private static String group(String params) {
    return "{'name':'disks','policyId':'"
        + TestEdge.IDS.cluster()
        + ":"
        + TestEdge.IDS.incarnation()
        + ":3','environment':'kPhysical','physicalParams':"
        + params
        + "}";
  }

  private List<String> types(String path) {
    return ok(edge.get(path), 200).path("snapshots").findValuesAsString("protectionType");
  }

  private int listed(String action) {
    return ok(edge.get(RECOVERIES + "?recoveryActions=" + action), 200).path("recoveries").size();
  }

  private HttpResponse<String> post(String path, String body) {
    return edge.send(
        "POST", path, BodyPublishers.ofString(quoted(body)), "Content-Type", "application/json");
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static JsonNode ok(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}

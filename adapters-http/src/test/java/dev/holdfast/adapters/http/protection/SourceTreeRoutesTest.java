package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.FoundObject;
import dev.holdfast.domain.protection.FoundObject.InGroup;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.OsType;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import dev.holdfast.domain.tenant.TenantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two hosts, registered by hand: web with the id 102 in a group, and apps with 104 in none. */
final class SourceTreeRoutesTest {
  private static final String PATH = "/irisservices/api/v1/public/protectionSources";
  private static final String REGISTRATIONS = PATH + "/registrationInfo";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // One edge serves all tests of the class; each begins with nothing.
  private static final TestEdge EDGE = TestEdge.start();

  @BeforeEach
  void register() {
    EDGE.useCases.protection.forget();
    register("web", new HostFacts("web", OsType.LINUX, "Debian 12", List.of(volume()), "1.0"));
    register("apps", new HostFacts("apps", OsType.OTHER, "Plan 9", List.of(), "1.0"));
    EDGE.useCases.protection.objects.has(
        new FoundObject(
            new SourceObject(new ObjectId(102), TenantId.DEFAULT, "web", OsType.LINUX, true),
            List.of(new InGroup(new GroupId(21), "daily", new PolicyId(5), "nightly", null))));
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | apps web",
        "?id=102 | web",
        "?id=101 | ''",
        "?nodeId=104 | apps",
        "?numLevels=0.0 | apps web",
        "?environments=kVMware,kPhysical | apps web",
        "?environments=kVMware | ''",
        "?environment=kSQL | ''",
        "?pageSize=1 | web",
        "?pageSize=1&afterCursorEntityId=102 | apps",
        "?afterCursorEntityId=104 | ''",
        "?beforeCursorEntityId=104 | web",
        "?beforeCursorEntityId=105&pageSize=1 | apps",
        "?includeSourceCredentials=True&encryptionKey=k&excludeTypes=kVCenter | apps web"
      })
  void trees_areFiltered(String query, String names) {
    JsonNode trees = body(PATH + query);

    assertThat(trees.isArray()).isTrue();
    assertThat(trees.values())
        .extracting(tree -> tree.at("/protectionSource/name").asString())
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  @Test
  void tree_showsTheFactsOfItsHost() {
    JsonNode tree = body(PATH + "?id=102&pageSize=5").get(0);

    assertThat(tree)
        .isEqualTo(
            JSON.readTree(
                """
                {"protectionSource": {"environment": "kPhysical", "id": 102, "name": "web",
                   "customName": "called web",
                   "physicalProtectionSource": {
                     "id": {"clusterId": 1234567890123456, "clusterIncarnationId": 1700000000000,
                            "id": 102},
                     "name": "web", "type": "kHost", "hostType": "kLinux", "hostName": "web",
                     "osName": "Debian 12",
                     "volumes": [{"guid": "v-1", "devicePath": "/dev/sda1",
                       "mountPoints": ["/", "/srv"], "mountType": "ext4",
                       "logicalSizeBytes": 1000.0, "usedSizeBytes": 400.0}],
                     "agents": [{"id": 102, "name": "web", "version": "1.0",
                       "status": "kHealthy", "hostType": "kLinux",
                       "upgradability": "kCurrent", "upgradeStatus": "kIdle"}]}},
                 "registrationInfo": {
                   "accessInfo": {"endpoint": "web", "environment": "kPhysical", "id": 101},
                   "authenticationStatus": "kFinished", "environments": ["kPhysical"],
                   "registrationTimeUsecs": 1795255200500000,
                   "refreshTimeUsecs": 1795255200500000},
                 "nodes": [], "applicationNodes": [], "logicalSize": 400,
                 "protectedSourcesSummary":
                   [{"environment": "kPhysical", "leavesCount": 1, "totalLogicalSize": 400}],
                 "unprotectedSourcesSummary":
                   [{"environment": "kPhysical", "leavesCount": 0, "totalLogicalSize": 0}],
                 "entityPaginationParameters": {"pageSize": 5}}"""));
  }

  @Test
  void prunedTree_hasNoDetailsAndNoSums() {
    JsonNode tree =
        body(PATH + "?id=102&pruneNonCriticalInfo=True&pruneAggregationInfo=True").get(0);

    JsonNode host = tree.at("/protectionSource/physicalProtectionSource");
    assertThat(host.path("volumes").size() + host.path("agents").size()).isZero();
    assertThat(tree.toString()).doesNotContain("Summary").doesNotContain("logicalSize");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | apps web",
        "?ids=102,101 | web",
        "?environments=kSQL | ''",
        "?maintenanceStatus=NotConfigured | apps web",
        "?maintenanceStatus=UnderMaintenance | ''",
        "?tenantIds=default%2F | apps web",
        "?includeApplicationsTreeInfo=True&useCachedData=False | apps web"
      })
  void registrations_areFiltered(String query, String names) {
    assertThat(body(REGISTRATIONS + query).path("rootNodes").values())
        .extracting(root -> root.at("/rootNode/name").asString())
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  @Test
  void registrations_areSummedUp() {
    JsonNode answer = body(REGISTRATIONS);

    JsonNode totals =
        JSON.readTree(
            """
            {"protectedCount": 1, "protectedSize": 400,
             "unprotectedCount": 1, "unprotectedSize": 0}""");
    assertThat(answer.path("stats")).isEqualTo(totals);
    assertThat(answer.at("/statsByEnv/0/environment").asString()).isEqualTo("kPhysical");
    assertThat(answer.at("/statsByEnv/0/protectedCount").asLong()).isEqualTo(1);
    assertThat(answer.at("/rootNodes/0/stats/unprotectedCount").asLong()).isEqualTo(1);
    assertThat(answer.at("/rootNodes/1/logicalSizeBytes").asLong()).isEqualTo(400);
    assertThat(answer.at("/rootNodes/0/registrationInfo/accessInfo/endpoint").asString())
        .isEqualTo("apps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?id=x",
        "?numLevels=-1",
        "?numLevels=NaN",
        "?pageSize=0",
        "?pageSize=x",
        "?afterCursorEntityId=x",
        "?beforeCursorEntityId=-1",
        "?nodeId=1.0",
        "?pruneNonCriticalInfo=x",
        "?pruneAggregationInfo=1",
        "/registrationInfo?ids=x",
        "/registrationInfo?pruneNonCriticalInfo=x",
        "/registrationInfo?maintenanceStatus=x"
      })
  void filterThatCanNotBeRead_isRefusedByName(String query) {
    HttpResponse<String> refused = EDGE.get(PATH + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(refused.body()).path("errorMessage").asString())
        .contains("The parameter " + query.substring(query.indexOf('?') + 1, query.indexOf('=')));
  }

  @Test
  void credentialsWithoutAKey_andOtherTenants_areRefused() {
    assertThat(EDGE.get(PATH + "?includeSourceCredentials=true").statusCode()).isEqualTo(400);
    assertThat(EDGE.get(REGISTRATIONS + "?includeSourceCredentials=true").statusCode())
        .isEqualTo(400);
    assertThat(EDGE.get(REGISTRATIONS + "?tenantIds=other").statusCode()).isEqualTo(403);
  }

  private void register(String endpoint, HostFacts facts) {
    EDGE.useCases.protection.hosts.put(endpoint, facts);
    HttpResponse<String> made =
        EDGE.send(
            "POST",
            "/v2/data-protect/sources/registrations",
            BodyPublishers.ofString(
                """
                {"environment": "kPhysical", "name": "called %1$s",
                 "physicalParams": {"endpoint": "%1$s"}}"""
                    .formatted(endpoint)),
            "Content-Type",
            "application/json");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private static Volume volume() {
    return new Volume(
        "v-1",
        "/dev/sda1",
        List.of(new SourcePath("/"), new SourcePath("/srv")),
        "ext4",
        1_000,
        400);
  }

  private JsonNode body(String path) {
    HttpResponse<String> response = EDGE.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}

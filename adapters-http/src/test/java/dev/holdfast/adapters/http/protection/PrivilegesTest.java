package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.adapters.http.support.TestTokens;
import dev.holdfast.domain.identity.Privilege;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrivilegesTest {
  private static final String POLICY =
      """
      {"name": "nightly", "environment": "kPhysical", "physicalParams": {"endpoint": "localhost"},
       "backupPolicy": {"regular": {"retention": {"unit": "Days", "duration": 14}}}}""";

  // One edge serves all tests of the class; none needs what another made.
  private static final TestEdge EDGE = TestEdge.start();

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/data-protect/policies, PROTECTION_POLICY_VIEW",
    "GET, /v2/data-protect/policies?ids=1:2:3, PROTECTION_POLICY_VIEW",
    "GET, /v2/data-protect/policies?includeStats=true, PROTECTION_POLICY_VIEW",
    "GET, /v2/data-protect/policies/SERVER:7, PROTECTION_POLICY_VIEW",
    "POST, /v2/data-protect/policies, PROTECTION_POLICY_MODIFY",
    "PUT, /v2/data-protect/policies/SERVER:7, PROTECTION_POLICY_MODIFY",
    "DELETE, /v2/data-protect/policies/SERVER:7, PROTECTION_POLICY_MODIFY",
    "GET, /v2/data-protect/sources/registrations, PROTECTION_VIEW",
    "GET, /v2/data-protect/sources/registrations/7, PROTECTION_VIEW",
    "POST, /v2/data-protect/sources/registrations, PROTECTION_SOURCE_MODIFY",
    "PUT, /v2/data-protect/sources/registrations/7, PROTECTION_SOURCE_MODIFY",
    "PATCH, /v2/data-protect/sources/registrations/7, PROTECTION_SOURCE_MODIFY",
    "DELETE, /v2/data-protect/sources/registrations/7, PROTECTION_SOURCE_MODIFY",
    "POST, /v2/data-protect/sources/7/refresh, PROTECTION_VIEW",
    "GET, /v2/data-protect/search/objects, OBJECT_SEARCH",
    "GET, /v2/data-protect/search/objects?tagNames=x, OBJECT_SEARCH",
    "GET, /v2/data-protect/search/protected-objects, RESTORE_VIEW",
    "GET, /v2/data-protect/snapshots/NzoxMDAwMDAwIDEx/download-file?filePath=/a, RESTORE_DOWNLOAD",
    "GET, /holdfast/v1/snapshots/NzoxMDAwMDAwIDEx/entries, RESTORE_VIEW",
    "GET, /holdfast/v1/snapshots/NzoxMDAwMDAwIDEx/content?path=/a, RESTORE_DOWNLOAD",
    "GET, /holdfast/v1/snapshots/NzoxMDAwMDAwIDEx/differences?from=NzoxMDAwMDAwIDEx, RESTORE_VIEW",
    "POST, /holdfast/v1/snapshots/NzoxMDAwMDAwIDEx/restore-plan, RESTORE_VIEW",
    "GET, /holdfast/v1/files, RESTORE_VIEW",
    "GET, /holdfast/v1/recoveries/SERVER:7/results, RESTORE_VIEW",
    "POST, /v2/data-protect/search/indexed-objects, RESTORE_VIEW",
    "GET, /v2/data-protect/objects/1/snapshots, RESTORE_VIEW",
    "GET, /v2/data-protect/recoveries, RESTORE_VIEW",
    "GET, /v2/data-protect/recoveries/SERVER:7, RESTORE_VIEW",
    "POST, /v2/data-protect/recoveries/SERVER:7/cancel, RESTORE_MODIFY",
    "GET, /v2/data-protect/recoveries/SERVER:7/download-files, RESTORE_DOWNLOAD",
    "GET, /irisservices/api/v1/public/protectionSources, PROTECTION_VIEW",
    "GET, /irisservices/api/v1/public/protectionSources/registrationInfo, PROTECTION_VIEW"
  })
  void operation_needsOnePrivilege(String method, String path, Privilege needed) {
    HttpResponse<String> refused = send(method, path, others(needed));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("This needs " + needed);
    assertThat(send(method, path, List.of(needed)).statusCode()).isNotEqualTo(403);
  }

  private static List<Privilege> others(Privilege one) {
    return Privilege.ALL.stream().filter(privilege -> privilege != one).toList();
  }

  private HttpResponse<String> send(String method, String path, List<Privilege> privileges) {
    Stream<String> names = privileges.stream().map(Privilege::name);
    String token =
        TestTokens.signed(
            TestTokens.claims(EDGE.clock.instant()).claim("privileges", names.toList()).build(),
            TestEdge.KEY);
    return EDGE.sendBare(
        method,
        path.replace("SERVER", TestEdge.IDS.server()),
        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(POLICY),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }
}

package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.adapters.http.json.JsonReader;
import dev.holdfast.adapters.http.support.Descriptions;
import dev.holdfast.adapters.http.validation.Constraints;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.Schedule;
import dev.holdfast.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies as clients write and read them. */
class PolicyWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonReader<PolicyRequest> REQUESTS = JsonReader.of(PolicyRequest.class);
  private static final Instant MODIFIED = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final String WEEKS = "'unit': 'Weeks', 'duration': 2";
  private static final String SMALL =
      "{'name': 'Daily', 'backupPolicy': {'regular': {'retention': {" + WEEKS + "}}}}";

  /** All that a policy can say here, in the order and form in which it is told. */
  private static final String WHOLE =
      """
      {'id': '1:2:3', 'name': 'Daily', 'description': 'Each day.',
       'backupPolicy': {
         'regular': {
           'incremental': {'schedule': {'unit': 'Hours', 'hourSchedule': {'frequency': 6}}},
           'fullBackups': [
             {'schedule': {'unit': 'Weeks', 'weekSchedule': {'dayOfWeek': ['Monday', 'Sunday']}},
              'retention': {'unit': 'Months', 'duration': 3, 'dataLockConfig': {
                'mode': 'Compliance', 'unit': 'Days', 'duration': 20,
                'enableWormOnExternalTarget': true}}},
             {'schedule': {'unit': 'Months', 'monthSchedule': {'dayOfMonth': 31}},
              'retention': {'unit': 'Years', 'duration': 1}},
             {'schedule': {'unit': 'Months', 'monthSchedule':
                {'dayOfWeek': ['Friday'], 'weekOfMonth': 'Last'}},
              'retention': {'unit': 'Years', 'duration': 1}},
             {'schedule': {'unit': 'Months', 'monthSchedule': {'weekOfMonth': 'Last'}},
              'retention': {'unit': 'Years', 'duration': 1}},
             {'schedule': {'unit': 'Years', 'yearSchedule': {'dayOfYear': 'First'}},
              'retention': {'unit': 'Years', 'duration': 7}},
             {'schedule': {'unit': 'ProtectOnce'},
              'retention': {'unit': 'Years', 'duration': 7}}],
           'retention': {'unit': 'Weeks', 'duration': 2}},
         'log': {'schedule': {'unit': 'Minutes', 'minuteSchedule': {'frequency': 15}},
                 'retention': {'unit': 'Days', 'duration': 3}},
         'bmr': {'schedule': {'unit': 'Days', 'daySchedule': {'frequency': 2}},
                 'retention': {'unit': 'Days', 'duration': 30}},
         'cdp': {'retention': {'unit': 'Minutes', 'duration': 30}},
         'storageArraySnapshot': {'schedule': {'unit': 'Hours', 'hourSchedule': {'frequency': 1}},
                                  'retention': {'unit': 'Days', 'duration': 1}},
         'runTimeouts': [{'timeoutMins': 60, 'backupType': 'kRegular'},
                         {'timeoutMins': 600, 'backupType': 'kFull'},
                         {'timeoutMins': 5, 'backupType': 'kLog'}]},
       'blackoutWindow': [{'day': 'Monday',
         'startTime': {'hour': 22, 'minute': 30, 'timeZone': 'Europe/Berlin'},
         'endTime': {'hour': 4, 'minute': 0, 'timeZone': 'Europe/Berlin'}}],
       'extendedRetention': [{'schedule': {'unit': 'Weeks', 'frequency': 2},
         'retention': {'unit': 'Years', 'duration': 1}, 'runType': 'Full'}],
       'retryOptions': {'retries': 1, 'retryIntervalMins': 10},
       'dataLock': 'Administrative', 'version': 9007199254740993, 'isCBSEnabled': true,
       'lastModificationTimeUsecs': 1795341600123456}
      """;

  @Test
  void whatAPolicySays_isToldAgain() {
    JsonNode told = JSON.readTree(told(policy(WHOLE)));

    assertThat(told).isEqualTo(JSON.readTree(quoted(WHOLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, SMALL})
  void answer_keepsToItsDescription(String request) {
    String path = "/v2/data-protect/policies/1:2:3";

    assertThat(
            new Descriptions()
                .problems("GET", path, 200, "application/json", told(policy(request))))
        .isEmpty();
  }

  @Test
  void policyThatSaysLittle_hasTheDefaults() {
    Policy policy = policy(SMALL);

    assertThat(policy.settings().regular().incremental()).isEqualTo(new Schedule.OnDemand());
    assertThat(policy.settings().retries()).isEqualTo(RetryOptions.DEFAULT);
    assertThat(told(policy)).contains("\"retries\":3").doesNotContain("null", "description");
  }

  @Test
  void timeWithoutZone_isToldWithTheDefaultOne() {
    String time = "{'hour': 1, 'minute': 2}";
    Policy policy =
        policy(
            with(
                "'blackoutWindow': [{'day': 'Friday', 'startTime': %s, 'endTime': %s}]"
                    .formatted(time, time)));

    assertThat(told(policy)).contains("\"timeZone\":\"America/Los_Angeles\"");
  }

  @Test
  void schedulesThatTheUnitDoesNotName_areNotLookedAt() {
    String schedule =
        """
        'incremental': {'schedule': {'unit': 'Days', 'daySchedule': {'frequency': 3},
          'minuteSchedule': {'frequency': -1}, 'hourSchedule': {}, 'weekSchedule': {},
          'monthSchedule': {'weekOfMonth': 'Odd', 'dayOfMonth': 99}, 'yearSchedule': {}}},
        """;

    assertThat(policy(regular(schedule)).settings().regular().incremental())
        .isEqualTo(new Schedule.Days(3));
  }

  @Test
  void copiesElsewhere_mayBeEmpty() {
    String none = "'remoteTargetPolicy': {'replicationTargets': []}, 'cascadedTargetsConfig': []";

    assertThat(policy(with(none)).settings().name()).isEqualTo("Daily");
  }

  @Test
  void use_isToldWhereItIsKnown() {
    PolicyResponse response = PolicyResponse.of(policy(SMALL), "1:2:3").usedBy(2, 3);

    assertThat(new String(response.json(), StandardCharsets.UTF_8))
        .contains("\"numProtectionGroups\":2,\"numProtectedObjects\":3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name': 'x'} | backupPolicy is missing",
        "{'backupPolicy': {'regular': {}}} | name is missing",
        "{'name': 'x', 'backupPolicy': {}} | backupPolicy.regular is missing",
        "{'name': 'x', 'backupPolicy': {'regular': {}}} | backupPolicy.regular.retention is missing"
      })
  void whatIsMissing_isNamed(String request, String cause) {
    assertRefused(request, cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'dataLock': 'Hard' | dataLock must be one of",
        "'templateId': '1:2:3' | templateId can't be used",
        "'retryOptions': {'retries': -1} | retryOptions.retries must be a number from 0",
        "'remoteTargetPolicy': {'archivalTargets': [{}]}"
            + " | remoteTargetPolicy.archivalTargets must be empty",
        "'cascadedTargetsConfig': [{}] | cascadedTargetsConfig must be empty",
        "'extendedRetention': [{'schedule': {'unit': 'Runs', 'frequency': 0}, 'retention': {WEEKS}}]"
            + " | extendedRetention[0].schedule.frequency must be",
        "'extendedRetention': [{'schedule': {'unit': 'Runs'}, 'retention': {WEEKS}, 'runType': 'Log'}]"
            + " | extendedRetention[0].runType can only be Full",
        "'blackoutWindow': [{'day': 'Someday', 'startTime': TIME, 'endTime': TIME}]"
            + " | blackoutWindow[0].day must be one of Monday",
        "'blackoutWindow': [{'day': 'Monday', 'startTime': TIME}]"
            + " | blackoutWindow[0].endTime is missing",
        "'blackoutWindow': [{'day': 'Monday', 'startTime': TIME, 'endTime': {'hour': 1, 'minute': 0,"
            + " 'timeZone': 'Nowhere'}}] | blackoutWindow[0].endTime.timeZone names no time zone"
      })
  void memberThatIsWrong_isNamed(String member, String cause) {
    assertRefused(
        with(member.replace("WEEKS", WEEKS).replace("TIME", "{'hour': 1, 'minute': 0}")), cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'incremental': {'schedule': {'unit': 'Days'}},"
            + " | .incremental.schedule.daySchedule.frequency is missing",
        "'incremental': {'schedule': {'unit': 'Moons'}}, | .incremental.schedule.unit must be one of",
        "'incremental': {'schedule': {'unit': 'Months', 'monthSchedule': {'dayOfMonth': 32}}},"
            + " | .incremental.schedule.monthSchedule.dayOfMonth must be a number from 1 to 31",
        "'incremental': {'schedule': {'unit': 'ProtectOnce'}},"
            + " | .incremental.schedule.unit can't be ProtectOnce",
        "'full': {'schedule': {'unit': 'Hours', 'hourSchedule': {'frequency': 1}}},"
            + " | .full.schedule.unit can't be Hours",
        "'fullBackups': [{'schedule': {'unit': 'Years'}, 'retention': {WEEKS}}],"
            + " | .fullBackups[0].schedule.yearSchedule.dayOfYear is missing",
        "'fullBackups': [{'schedule': {'unit': 'ProtectOnce'}, 'retention': {WEEKS, 'dataLockConfig':"
            + " {'mode': 'Compliance', 'unit': 'Days', 'duration': 15}}}],"
            + " | .fullBackups[0].retention.dataLockConfig.duration makes the lock last 15 days",
        "'primaryBackupTarget': {'targetType': 'Archival'},"
            + " | .primaryBackupTarget.targetType can only be Local"
      })
  void regularBackupsThatAreWrong_areNamed(String members, String cause) {
    assertRefused(regular(members.replace("WEEKS", WEEKS)), "backupPolicy.regular" + cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'log': {'schedule': {'unit': 'Days', 'daySchedule': {'frequency': 1}}, 'retention': {WEEKS}}"
            + " | .log.schedule.unit must be one of Minutes, Hours.",
        "'bmr': {'schedule': {'unit': 'Days'}, 'retention': {WEEKS}}"
            + " | .bmr.schedule.daySchedule.frequency is missing",
        "'cdp': {'retention': {WEEKS}} | .cdp.retention.unit must be one of Minutes, Hours",
        "'runTimeouts': [{'timeoutMins': 0, 'backupType': 'kFull'}]"
            + " | .runTimeouts.timeoutMins must be a number from 1",
        "'runTimeouts': [{'timeoutMins': 5}] | .runTimeouts.backupType is missing",
        "'runTimeouts': [{'timeoutMins': 5, 'backupType': 'kOdd'}]"
            + " | .runTimeouts.backupType must be one of kRegular",
        "'runTimeouts': [{'timeoutMins': 5, 'backupType': 'kFull'},"
            + " {'timeoutMins': 6, 'backupType': 'kFull'}] | .runTimeouts.backupType names kFull twice"
      })
  void otherBackupsThatAreWrong_areNamed(String member, String cause) {
    String request =
        "{'name': 'Daily', 'backupPolicy': {%s, 'regular': {'retention': {%s}}}}"
            .formatted(member.replace("WEEKS", WEEKS), WEEKS);

    assertRefused(request, "backupPolicy" + cause);
  }

  @Test
  void everythingThatIsWrong_isToldAtOnce() {
    String request =
        regular("'incremental': {'schedule': {'unit': 'Days'}},")
            .replace("'name'", "'dataLock': 'Hard', 'retryOptions': {'retries': -1}, 'name'");

    assertThatThrownBy(() -> policy(request))
        .isInstanceOfSatisfying(
            InvalidInputException.class, refused -> assertThat(refused.causes()).hasSize(3));
  }

  private static void assertRefused(String request, String cause) {
    assertThatThrownBy(() -> policy(request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(cause);
  }

  /** The small policy with another member. */
  private static String with(String member) {
    return SMALL.replace("{'name'", "{" + member + ", 'name'");
  }

  /** The small policy with other members of its regular backups. */
  private static String regular(String members) {
    return SMALL.replace("'regular': {", "'regular': {" + members);
  }

  private static Policy policy(String request) {
    PolicyRequest read = REQUESTS.read(quoted(request).getBytes(StandardCharsets.UTF_8));
    Constraints.checkFields("body.field", read);
    return new Policy(new PolicyId(3), TenantId.DEFAULT, read.settings(), MODIFIED);
  }

  private static String told(Policy policy) {
    return new String(PolicyResponse.of(policy, "1:2:3").json(), StandardCharsets.UTF_8);
  }

  /** JSON with its quotes, which are apostrophes above so that the text can be read. */
  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}

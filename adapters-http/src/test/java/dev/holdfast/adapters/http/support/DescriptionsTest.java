package dev.holdfast.adapters.http.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds answers against OpenAPI must see what is wrong with them. */
class DescriptionsTest {
  private static final String POLICY =
      """
      {"id": "1:2:3", "name": "Daily", "lastModificationTimeUsecs": 1795000000000000,
       "backupPolicy": {"regular": {
         "incremental": {"schedule": {"unit": "Days", "daySchedule": {"frequency": 1}}},
         "retention": {"unit": "Weeks", "duration": 2}}}}
      """;

  private final Descriptions descriptions = new Descriptions();

  @Test
  void answerThatKeepsToTheDocument_hasNoProblems() {
    assertThat(policyProblems(POLICY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"frequency\": 1   | \"frequency\": 1.0",
        "\"frequency\": 1   | \"frequency\": \"1\"",
        "\"frequency\": 1   | \"frequency\": 0",
        "\"unit\": \"Days\" | \"unit\": \"Fortnights\"",
        "\"unit\": \"Days\" | \"unit\": null",
        "\"name\": \"Daily\" | \"named\": \"Daily\"",
        "\"name\": \"Daily\" | \"name\": \"Daily\", \"isUsable\": true",
        "\"id\": \"1:2:3\"  | \"id\": \"3\""
      })
  void answerThatDoesNot_hasProblems(String right, String wrong) {
    assertThat(POLICY).contains(right);
    assertThat(policyProblems(POLICY.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void statusThatIsNotDeclared_isAProblem() {
    assertThat(problems("DELETE", "/v2/data-protect/policies/1:2:3", 200, "")).isNotEmpty();
    assertThat(problems("DELETE", "/v2/data-protect/policies/1:2:3", 204, "")).isEmpty();
  }

  @Test
  void pathsWithSeveralIds_areFound() {
    String path = "/v2/data-protect/protection-groups/1%3A2%3A3/runs/4%3A5";

    assertThat(problems("GET", path, 202, "{}")).containsExactly(notDeclared(path.substring(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/irisservices/api/v1/public/users",
        "/v2/irisservices/api/v1/public/users",
        "/irisservices/api/v1/no-such-thing"
      })
  void errorOfAnOlderPath_hasAnotherForm(String path) {
    assertThat(
            problems(
                "GET",
                path,
                400,
                "{\"errorCode\": 400, \"errorMessage\": \"No.\", \"message\": \"No.\"}"))
        .isEmpty();
    assertThat(problems("GET", path, 400, "{\"errorCode\": \"KOdd\", \"message\": \"No.\"}"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404", "405", "413", "415", "501"})
  void errorOfAnUnknownPath_isDescribed(int status) {
    String error = "{\"errorCode\": \"KStatusOdd\", \"message\": \"No.\"}";

    assertThat(problems("GET", "/v2/no-such-thing", status, error)).isEmpty();
    assertThat(problems("GET", "/v2/no-such-thing", status, "{\"message\": \"\"}")).isNotEmpty();
  }

  private List<String> policyProblems(String policy) {
    return problems("GET", "/v2/data-protect/policies/1:2:3", 200, policy);
  }

  private List<String> problems(String method, String path, int status, String body) {
    return descriptions.problems(method, path, status, "application/json", body);
  }

  private static String notDeclared(String path) {
    return "status 202 is not declared for GET " + path;
  }
}

package dev.holdfast.adapters.http.configuration;

import static dev.holdfast.domain.job.JobStatus.CANCELLED;
import static dev.holdfast.domain.job.JobStatus.COMPLETE;
import static dev.holdfast.domain.job.JobStatus.FAILED;
import static dev.holdfast.domain.job.JobStatus.IN_PROGRESS;
import static dev.holdfast.domain.job.JobStatus.NOT_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.job.JobStatus;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusFilterTest {

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of("status eq \"COMPLETE\"", Set.of(COMPLETE)),
        Arguments.of("  status   eq  \"COMPLETE\"  ", Set.of(COMPLETE)),
        Arguments.of("status in (\"COMPLETE\")", Set.of(COMPLETE)),
        Arguments.of("status in (\"COMPLETE\",\"FAILED\")", Set.of(COMPLETE, FAILED)),
        Arguments.of("status in ( \"COMPLETE\" , \"FAILED\" )", Set.of(COMPLETE, FAILED)),
        Arguments.of(
            "not status eq \"COMPLETE\"", Set.of(NOT_STARTED, IN_PROGRESS, FAILED, CANCELLED)),
        Arguments.of(
            "not(status in (\"COMPLETE\",\"FAILED\"))",
            Set.of(NOT_STARTED, IN_PROGRESS, CANCELLED)),
        Arguments.of("not not status eq \"FAILED\"", Set.of(FAILED)),
        Arguments.of("status eq \"COMPLETE\" or status eq \"FAILED\"", Set.of(COMPLETE, FAILED)),
        Arguments.of("status eq \"COMPLETE\" and status eq \"FAILED\"", Set.of()),
        Arguments.of(
            "status eq \"FAILED\" or status eq \"COMPLETE\" and status eq \"COMPLETE\"",
            Set.of(COMPLETE, FAILED)),
        Arguments.of(
            "(status eq \"FAILED\" or status eq \"COMPLETE\") and not status eq \"FAILED\"",
            Set.of(COMPLETE)),
        Arguments.of("((((status eq \"FAILED\"))))", Set.of(FAILED)));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void filter_isASetOfStatuses(String text, Set<JobStatus> statuses) {
    assertThat(StatusFilter.parse(text)).isEqualTo(statuses);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''                                     | a field is missing",
        "status                                 | an operator is missing",
        "status eq                              | a value in double quotes is missing",
        "status eq COMPLETE                     | a value in double quotes is missing",
        "status eq \"COMPLETE                   | the quotes are not closed",
        "status eq \"complete\"                 | a status is one of NOT_STARTED, IN_PROGRESS",
        "status EQ \"COMPLETE\"                 | not by \"EQ\"",
        "status co \"COMPLETE\"                 | not by \"co\"",
        "status ne \"COMPLETE\"                 | not by \"ne\"",
        "name eq \"COMPLETE\"                   | not by \"name\"",
        "status eq \"COMPLETE\" status          | nothing can stand here",
        "status eq \"COMPLETE\" and             | a field is missing",
        "status eq \"COMPLETE\" order           | nothing can stand here",
        "status in \"COMPLETE\"                 | \"(\" is missing",
        "status in (\"COMPLETE\"                | \")\" is missing",
        "status in ()                           | a value in double quotes is missing",
        "(status eq \"COMPLETE\"                | \")\" is missing",
        "status eq \"COMPLETE\")                | nothing can stand here",
        "status eq \"\\\"\"                     | not \"\"\"",
        "status eq \"\\                         | the quotes are not closed"
      })
  void whatIsNoFilter_isRefused_withTheReason(String text, String reason) {
    assertThatThrownBy(() -> StatusFilter.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("filters can't be understood at character ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"(,)", "'not ',''"})
  void nestingWithoutAnEnd_isRefused(String open, String close) {
    String text = open.repeat(5000) + "status eq \"COMPLETE\"" + close.repeat(5000);

    assertThatThrownBy(() -> StatusFilter.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("levels deep");
  }
}

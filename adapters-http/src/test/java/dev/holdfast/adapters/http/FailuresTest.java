package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.DamagedException;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.StateConflictException;
import dev.holdfast.domain.error.UnavailableException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final String UPLOADS = "/v3/configuration-hub/backups/uploads";

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new InvalidInputException("x.y", "Words."), 400, "400.1 Bad Request Content"),
        Arguments.of(new StateConflictException("x.y", "Words."), 400, "400.1 Bad Request Content"),
        Arguments.of(new LimitReachedException("x.y", "Words."), 400, "400.1 Bad Request Content"),
        Arguments.of(new ForbiddenException("x.y", "Words."), 403, "403 Forbidden"),
        Arguments.of(new DamagedException("x.y", "Words."), 500, "500.0 Internal Fault"),
        Arguments.of(new UnavailableException("x.y", "Words."), 503, "503 Service Unavailable"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfAUseCase_isToldInTheWordsOfTheApi(
      HoldfastException failure, int status, String detailCode) {
    edge.useCases.beforeRead(
        () -> {
          throw failure;
        });

    HttpResponse<String> answer = edge.get(UPLOADS);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .startsWith(
            "{\"detailCode\":\""
                + detailCode
                + "\",\"trackingId\":\""
                + answer.headers().firstValue("X-Request-Id").orElse("")
                + "\",\"messages\":[{\"locale\":\"en-US\",\"localeOrigin\":\"DEFAULT\","
                + "\"text\":\"Words.\"}],\"causes\":[");
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
  }

  @Test
  void causes_nameEachPlaceThatIsWrong() {
    edge.useCases.beforeStore(
        () -> {
          throw new InvalidInputException(
              "bundle.duplicate", "The bundle is wrong.", List.of("Here.", "And there."));
        });

    HttpResponse<String> answer = edge.upload(UPLOADS, "one", "[]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .endsWith(
            "\"causes\":[{\"locale\":\"en-US\",\"localeOrigin\":\"DEFAULT\",\"text\":\"Here.\"},"
                + "{\"locale\":\"en-US\",\"localeOrigin\":\"DEFAULT\",\"text\":\"And there.\"}]}");
  }

  @Test
  void faultOfOurs_isToldByItsTrackingIdAlone() {
    edge.useCases.beforeRead(
        () -> {
          throw new IllegalStateException("secret detail");
        });

    assertInternalFault();
  }

  @Test
  void classThatCannotBeLoaded_isAFaultOfOursToo() {
    edge.useCases.beforeRead(
        () -> {
          throw new NoClassDefFoundError("secret detail");
        });

    assertInternalFault();
  }

  @Test
  void ownApi_answersWithProblemDocuments() {
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("one"));
    edge.useCases.bundle(
        target -> {
          throw new StateConflictException("backup.unfinished", "The backup is NOT_STARTED.");
        });

    HttpResponse<String> answer =
        edge.get("/holdfast/v1/config/backups/" + backup.id() + "/bundle");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .startsWith(
            "{\"type\":\"urn:holdfast:problem:backup.unfinished\",\"title\":\"Conflict\","
                + "\"status\":409,\"detail\":\"The backup is NOT_STARTED.\","
                + "\"code\":\"backup.unfinished\",\"trackingId\":\"");
  }

  private void assertInternalFault() {
    HttpResponse<String> answer = edge.get(UPLOADS);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"detailCode\":\"500.0 Internal Fault\"")
        .doesNotContain("secret detail");
  }
}

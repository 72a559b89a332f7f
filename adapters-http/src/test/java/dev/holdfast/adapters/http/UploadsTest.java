package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Backups;
import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.TestEdge;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupQuery.Field;
import dev.holdfast.domain.config.BackupQuery.Order;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.job.JobStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
  private static final String UPLOADS = "/v2026/configuration-hub/backups/uploads";
  private static final String BACKUPS = "/v2026/configuration-hub/backups";

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void upload_isAcceptedAsAJobThatIsNotStarted() {
    HttpResponse<String> answer = edge.upload(UPLOADS, "My export", "{\"objects\":[]}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .contains("\"status\":\"NOT_STARTED\"")
        .contains("\"type\":\"BACKUP\"");
    assertThat(edge.useCases.arrivals)
        .singleElement()
        .satisfies(
            arrival -> {
              assertThat(arrival.principal()).isEqualTo(FakeClients.PRINCIPAL);
              assertThat(arrival.parts()).containsExactly("name=My export", "data");
              assertThat(arrival.file()).isEqualTo("{\"objects\":[]}");
            });
  }

  @Test
  void notStartedUpload_leavesOutWhatHasNoValueYet() {
    ConfigBackup backup = edge.useCases.has(Backups.notStarted("test1"));

    HttpResponse<String> answer = edge.get(UPLOADS + "/" + backup.id());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"jobId\":\""
                + backup.id()
                + "\",\"status\":\"NOT_STARTED\",\"type\":\"BACKUP\",\"tenant\":\"default\","
                + "\"requesterName\":\"Admin\",\"fileExists\":false,"
                + "\"created\":\"2024-03-07T21:11:00.375Z\","
                + "\"modified\":\"2024-03-07T21:11:00.375Z\",\"name\":\"test1\","
                + "\"userCanDelete\":true,\"isPartial\":false,\"backupType\":\"UPLOADED\","
                + "\"hydrationStatus\":\"NOT_HYDRATED\"}");
  }

  @Test
  void completeUpload_hasCountAndTimes_withoutTrailingZeros() {
    ConfigBackup backup = edge.useCases.has(Backups.complete("test1", 64));

    HttpResponse<String> answer = edge.get(UPLOADS + "/" + backup.id());

    assertThat(answer.body())
        .contains("\"status\":\"COMPLETE\"")
        .contains("\"fileExists\":true")
        .contains("\"modified\":\"2024-03-07T21:11:25.046Z\"")
        .contains("\"completed\":\"2024-03-07T21:11:00.66Z\"")
        .endsWith("\"hydrationStatus\":\"NOT_HYDRATED\",\"totalObjectCount\":64}");
  }

  @Test
  void failedUpload_saysWhy() {
    ConfigBackup backup = edge.useCases.has(Backups.failed("test1", "The disk is full."));

    HttpResponse<String> answer = edge.get(UPLOADS + "/" + backup.id());

    assertThat(answer.body())
        .contains("\"status\":\"FAILED\"")
        .contains("\"fileExists\":false")
        .endsWith("\"message\":\"The disk is full.\"}");
  }

  @Test
  void partialUpload_hasItsOptions() {
    BundleOptions options =
        new BundleOptions(
            List.of("SOURCE"),
            List.of(),
            Map.of("SOURCE", new BundleOptions.Selection(List.of(), List.of("Source Name"))));
    ConfigBackup backup = edge.useCases.has(Backups.complete("test1", 2, options));

    HttpResponse<String> answer = edge.get(UPLOADS + "/" + backup.id());

    assertThat(answer.body())
        .contains("\"isPartial\":true")
        .contains(
            "\"options\":{\"includeTypes\":[\"SOURCE\"],"
                + "\"objectOptions\":{\"SOURCE\":{\"includedNames\":[\"Source Name\"]}}}");
  }

  @Test
  void deletedUpload_isGone() {
    ConfigBackup backup = edge.useCases.has(Backups.complete("test1", 2));

    HttpResponse<String> deleted = edge.delete(UPLOADS + "/" + backup.id());
    HttpResponse<String> again = edge.delete(UPLOADS + "/" + backup.id());

    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(again.statusCode()).isEqualTo(404);
  }

  @Test
  void list_isAPlainArray_wholeAndNewestFirst() {
    edge.useCases.has(Backups.complete("one", 1));
    edge.useCases.has(Backups.notStarted("two"));

    HttpResponse<String> uploads = edge.get(UPLOADS);
    HttpResponse<String> backups = edge.get(BACKUPS);

    assertThat(uploads.statusCode()).isEqualTo(200);
    assertThat(uploads.body()).startsWith("[{").endsWith("}]").contains("\"one\"", "\"two\"");
    assertThat(uploads.headers().firstValue("X-Total-Count")).isEmpty();
    assertThat(backups.body()).startsWith("[{");
    assertThat(edge.useCases.queries).containsOnly(BackupQuery.ALL);
  }

  @Test
  void list_takesTheStandardParameters() {
    edge.useCases.has(Backups.complete("one", 1));

    HttpResponse<String> answer =
        edge.get(
            UPLOADS
                + "?filters=status+eq+%22COMPLETE%22&limit=250&offset=0&count=true"
                + "&sorters=-created,name");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Total-Count")).contains("1");
    assertThat(edge.useCases.queries)
        .containsExactly(
            new BackupQuery(
                Set.of(JobStatus.COMPLETE),
                List.of(new Order(Field.CREATED, true), new Order(Field.NAME, false)),
                0,
                250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=251",
        "limit=-1",
        "limit=many",
        "offset=-1",
        "offset=1.5",
        "count=yes",
        "sorters=tenant",
        "sorters=created,,name",
        "sorters=+created",
        "filters=name+eq+%22a%22",
        "filters=status+co+%22COMPLETE%22",
        "filters=status+eq+COMPLETE",
        "limit=1&limit=2"
      })
  void badListParameter_isRefusedInWords(String query) {
    HttpResponse<String> answer = edge.get(UPLOADS + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"detailCode\":\"400.1 Bad Request Content\"")
        .contains("\"causes\":[{\"locale\":\"en-US\",\"localeOrigin\":\"DEFAULT\",\"text\":");
  }

  @Test
  void bodyOfAnotherType_isRefused() {
    HttpResponse<String> json =
        edge.send(
            "POST", UPLOADS, BodyPublishers.ofString("{}"), "Content-Type", "application/json");
    HttpResponse<String> none = edge.send("POST", UPLOADS, BodyPublishers.noBody());

    assertThat(json.statusCode()).isEqualTo(415);
    assertThat(none.statusCode()).isEqualTo(415);
  }

  @Test
  void experimentalHeader_isNeitherNeededNorMinded() {
    HttpResponse<String> answer =
        edge.send("GET", UPLOADS, BodyPublishers.noBody(), "X-SailPoint-Experimental", "true");

    assertThat(answer.statusCode()).isEqualTo(200);
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client of the protection API, as small as one can be. */
final class ProtectionClient {
  /** Beyond this the server hangs, and a test that waits longer tells no more. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  private static final Duration WORK_MAX = Duration.ofMinutes(2);
  private static final Set<String> ENDED =
      Set.of("Succeeded", "SucceededWithWarning", "Failed", "Canceled");

  private static final String GROUPS = "/v2/data-protect/protection-groups";
  private static final String RECOVERIES = "/v2/data-protect/recoveries";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String apiKey;

  ProtectionClient(URI server, String apiKey) {
    this.server = server;
    this.apiKey = apiKey;
  }

  String apiKey() {
    return apiKey;
  }

  /** Registers the server's own machine; the id of the host. */
  long registerHost() throws IOException, InterruptedException {
    return made(
            "/v2/data-protect/sources/registrations",
            """
            {"environment": "kPhysical", "physicalParams": {"endpoint": "localhost"}}
            """)
        .required("sourceId")
        .asLong();
  }

  /** A policy that runs every so many minutes and keeps for two weeks. */
  String minutePolicy(String name, int minutes) throws IOException, InterruptedException {
    return made(
            "/v2/data-protect/policies",
            """
            {"name": "%s", "backupPolicy": {"regular": {
              "incremental": {"schedule": {"unit": "Minutes",
                "minuteSchedule": {"frequency": %d}}},
              "retention": {"unit": "Weeks", "duration": 2}}}}
            """
                .formatted(name, minutes))
        .required("id")
        .asString();
  }

  String group(String name, String policy, long host, Path folder)
      throws IOException, InterruptedException {
    return made(
            GROUPS,
            """
            {"name": "%s", "policyId": "%s", "environment": "kPhysical", "physicalParams": {
              "protectionType": "kFile", "fileProtectionTypeParams": {"objects": [
                {"id": %d, "filePaths": [{"includedPath": "%s"}]}]}}}
            """
                .formatted(name, policy, host, folder))
        .required("id")
        .asString();
  }

  /** A group of an image file, by its path. */
  String groupOfVolume(String name, String policy, long host, Path image)
      throws IOException, InterruptedException {
    return made(
            GROUPS,
            """
            {"name": "%s", "policyId": "%s", "environment": "kPhysical", "physicalParams": {
              "protectionType": "kVolume", "volumeProtectionTypeParams": {"objects": [
                {"id": %d, "volumeGuids": ["%s"]}]}}}
            """
                .formatted(name, policy, host, image))
        .required("id")
        .asString();
  }

  /** The newest snapshot of a host by a group; empty while there is none. */
  Optional<String> snapshot(long host, String group) throws IOException, InterruptedException {
    Answer answer =
        send(
            request("/v2/data-protect/objects/" + host + "/snapshots?protectionGroupIds=" + group));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer
        .json()
        .path("snapshots")
        .valueStream()
        .findFirst()
        .map(snapshot -> snapshot.required("id").asString());
  }

  /** The snapshot of a host by a group, once there is one. */
  String whenStored(long host, String group) throws IOException, InterruptedException {
    Patience patience = Patience.of(WORK_MAX);
    while (true) {
      Optional<String> found = snapshot(host, group);
      if (found.isPresent()) {
        return found.get();
      }
      patience.pauseOrFail("The group has no snapshot: " + runs(group));
    }
  }

  /** How a recovery has ended, once it has. */
  String whenEnded(String recovery) throws IOException, InterruptedException {
    Patience patience = Patience.of(WORK_MAX);
    while (true) {
      JsonNode now = recovery(recovery);
      String status = now.required("status").asString();
      if (ENDED.contains(status)) {
        return status;
      }
      patience.pauseOrFail("The recovery does not end: " + now);
    }
  }

  /** Asks for files below another folder; the id of the recovery. */
  String recoverFiles(String snapshot, long host, Path path, Path target)
      throws IOException, InterruptedException {
    Answer answer = orderFiles(snapshot, host, List.of(path.toString()), target.toString());
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.text("id");
  }

  /** Asks for files where they came from; the id of the recovery. */
  String recoverToOriginal(String snapshot, long host, Path path)
      throws IOException, InterruptedException {
    Answer answer =
        order(snapshot, host, List.of(path.toString()), "\"restoreToOriginalPaths\": true");
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.text("id");
  }

  /** Asks for files below another folder, whatever the server thinks of that. */
  Answer orderFiles(String snapshot, long host, List<String> paths, String target)
      throws IOException, InterruptedException {
    return order(snapshot, host, paths, "\"alternateRestoreDirectory\": \"%s\"".formatted(target));
  }

  private Answer order(String snapshot, long host, List<String> paths, String whereTo)
      throws IOException, InterruptedException {
    String wanted =
        paths.stream()
            .map("{\"absolutePath\": \"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return post(
        RECOVERIES,
        """
        {"name": "back", "snapshotEnvironment": "kPhysical", "physicalParams": {
          "objects": [{"snapshotId": "%s"}], "recoveryAction": "RecoverFiles",
          "recoverFileAndFolderParams": {"filesAndFolders": [%s],
            "targetEnvironment": "kPhysical", "physicalTargetParams": {
              "recoverTarget": {"id": %d}, %s,
              "overwriteExisting": true, "continueOnError": true}}}}
        """
            .formatted(snapshot, wanted, host, whereTo));
  }

  /** Asks for a volume as an image file; the id of the recovery. */
  String recoverVolume(String snapshot, long host, Path image, Path target)
      throws IOException, InterruptedException {
    return made(
            RECOVERIES,
            """
            {"name": "back", "snapshotEnvironment": "kPhysical", "physicalParams": {
              "objects": [{"snapshotId": "%s"}], "recoveryAction": "RecoverPhysicalVolumes",
              "recoverVolumeParams": {"targetEnvironment": "kPhysical", "physicalTargetParams": {
                "mountTarget": {"id": %d}, "volumeMapping": [
                  {"sourceVolumeGuid": "%s", "destinationVolumeGuid": "%s"}]}}}}
            """
                .formatted(snapshot, host, image, target))
        .required("id")
        .asString();
  }

  /** Asks for an archive of a folder; the id of the recovery. */
  String pack(String name, String snapshot, Path path) throws IOException, InterruptedException {
    return made(
            RECOVERIES + "/download-files-folders",
            """
            {"name": "%s", "object": {"snapshotId": "%s"},
             "filesAndFolders": [{"absolutePath": "%s"}]}
            """
                .formatted(name, snapshot, path))
        .required("id")
        .asString();
  }

  JsonNode recovery(String id) throws IOException, InterruptedException {
    Answer answer = send(request(RECOVERIES + "/" + id));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  Answer cancelRecovery(String id) throws IOException, InterruptedException {
    return post(RECOVERIES + "/" + id + "/cancel", "");
  }

  /** Fetches the archive of a download into a file. */
  void fetchArchive(String id, Path file) throws IOException, InterruptedException {
    HttpResponse<Path> response =
        http.send(
            request(RECOVERIES + "/" + id + "/download-files").timeout(ANSWER_MAX).build(),
            BodyHandlers.ofFile(file));
    assertThat(response.statusCode()).as("the archive of %s", id).isEqualTo(200);
  }

  /** Every run of a group, newest first. */
  JsonNode runs(String group) throws IOException, InterruptedException {
    Answer answer =
        send(
            request(
                GROUPS
                    + "/"
                    + group
                    + "/runs?startTimeUsecs=1&numRuns=1000&includeObjectDetails=true"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().path("runs");
  }

  Answer start(String group) throws IOException, InterruptedException {
    return post(GROUPS + "/" + group + "/runs", "{\"runType\": \"kRegular\"}");
  }

  private JsonNode made(String path, String body) throws IOException, InterruptedException {
    Answer answer = post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).header("apiKey", apiKey);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }
}

package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a client was promised, to be held against what a server has. */
final class Ledger {
  private final Map<String, String> sent = new LinkedHashMap<>();
  private final Map<String, String> acceptedIds = new LinkedHashMap<>();
  private final Set<String> deletedNames = new LinkedHashSet<>();
  private final Set<String> doubtfulNames = new LinkedHashSet<>();
  private final Set<String> readBack = new LinkedHashSet<>();

  /** An upload is about to be sent; whether it arrives nobody knows until it is accepted. */
  String sending(String bundle) {
    String name = "upload " + (sent.size() + 1);
    sent.put(name, bundle);
    doubtfulNames.add(name);
    return name;
  }

  void accepted(String name, String id) {
    acceptedIds.put(name, id);
    doubtfulNames.remove(name);
  }

  /** A deletion is about to be asked for; until it is answered both ends are right. */
  void deleting(String name) {
    doubtfulNames.add(name);
  }

  void deleted(String name) {
    deletedNames.add(name);
    doubtfulNames.remove(name);
  }

  int acceptedCount() {
    return acceptedIds.size();
  }

  /**
   * What a server has of all that was sent.
   *
   * @param stored the ids of what is stored
   * @param deleted how many of the accepted are gone, as was asked
   * @param unanswered how many are kept though no answer to their upload came through
   * @param failed how many ended with a reason and no snapshot
   */
  record Kept(Set<String> stored, long deleted, long unanswered, int failed) {}

  /** Waits for every job to end and compares. */
  Kept compareWith(ApiClient client) throws IOException, InterruptedException {
    Set<String> stored = new LinkedHashSet<>();
    Map<String, JsonNode> listed = uploadsByName(client);

    assertThat(listed.keySet()).as("names never sent, or deleted").allMatch(this::mayBeThere);
    for (String name : acceptedIds.keySet()) {
      boolean mustBeThere = !deletedNames.contains(name) && !doubtfulNames.contains(name);
      assertThat(listed.containsKey(name) || !mustBeThere).as("%s is there", name).isTrue();
    }
    for (Map.Entry<String, JsonNode> upload : listed.entrySet()) {
      String id = upload.getValue().required("jobId").asString();
      assertThat(acceptedIds.getOrDefault(upload.getKey(), id)).isEqualTo(id);
      if (isStored(client, id, Objects.requireNonNull(sent.get(upload.getKey())))) {
        stored.add(id);
      }
    }
    return new Kept(
        stored,
        acceptedIds.keySet().stream().filter(name -> !listed.containsKey(name)).count(),
        listed.keySet().stream().filter(name -> !acceptedIds.containsKey(name)).count(),
        listed.size() - stored.size());
  }

  private boolean mayBeThere(String name) {
    return sent.containsKey(name) && !deletedNames.contains(name);
  }

  private boolean isStored(ApiClient client, String id, String bundle)
      throws IOException, InterruptedException {
    JsonNode ended = client.ended(id);
    if (ended.required("status").asString().equals("FAILED")) {
      assertThat(ended.required("message").asString()).as("reason of %s", id).isNotBlank();
      System.out.println("failed: " + ended);
      return false;
    }
    assertThat(ended.required("status").asString()).isEqualTo("COMPLETE");
    if (readBack.add(id)) {
      SampleBundle.assertSame(bundle, client.bundle(id).body());
    }
    return true;
  }

  private static Map<String, JsonNode> uploadsByName(ApiClient client)
      throws IOException, InterruptedException {
    Map<String, JsonNode> uploads = new LinkedHashMap<>();
    for (JsonNode upload : client.uploads().json()) {
      JsonNode twin = uploads.put(upload.required("name").asString(), upload);
      assertThat(twin).as("another upload of the same name").isNull();
    }
    return uploads;
  }
}

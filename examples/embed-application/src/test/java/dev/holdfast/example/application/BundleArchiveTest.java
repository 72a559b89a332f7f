package dev.holdfast.example.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.identity.Client;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.identity.SecretHash;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.job.JobState;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.testkit.fake.InMemoryPorts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The example, from a bundle handed in to the same bundle handed out. */
final class BundleArchiveTest {
  private static final String BUNDLE =
      """
      {"version": 1, "tenant": "acme", "objects": [
        {"version": 1,
         "self": {"type": "TRANSFORM", "id": "2c91", "name": "Upper case"},
         "object": {"type": "upper", "attributes": {"limit": 1.0}}}
      ]}
      """;

  private final BundleArchive archive = new BundleArchive(ports(), owner());

  @Test
  void bundle_isKept_andGivenBack() {
    JobId id = archive.keep("before the migration", stream(BUNDLE));
    assertThat(archive.state(id)).isInstanceOf(JobState.NotStarted.class);

    String done = archive.work();
    assertThat(done).isEqualTo("CONFIG_UPLOAD is complete");
    assertThat(archive.state(id)).isInstanceOf(JobState.Complete.class);
    assertThat(archive.work()).isEqualTo("nothing to do");

    ByteArrayOutputStream given = new ByteArrayOutputStream();
    archive.giveBack(id, given);
    assertThat(given.toString(UTF_8))
        .isEqualTo(
            """
            {"version":1,"tenant":"acme","objects":[
            {"object":{"attributes":{"limit":1.0},"type":"upper"},\
            "self":{"id":"2c91","name":"Upper case","type":"TRANSFORM"},"version":1}
            ]}
            """);
  }

  @Test
  void whatIsNoBundle_isRefused_whereItIsWrong() {
    String broken = BUNDLE.replace("\"id\": \"2c91\", ", "");

    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> archive.keep("broken", stream(broken)));

    assertThat(refusal.causes())
        .containsExactly(
            "Object 1, at line 3, column 12: \"self\" must have the member \"id\", a string.");
  }

  /** Ports in memory, with one tenant; a real program opens durable ones here. */
  private static Ports ports() {
    InMemoryPorts memory = InMemoryPorts.empty();
    Client client =
        new Client(
            owner().client(),
            owner().tenant(),
            owner().name(),
            SecretHash.of("never asked for here"),
            SecretHash.of("nor is this"),
            owner().scopes(),
            owner().privileges(),
            Instant.EPOCH);
    memory.tenants().add(new Tenant(client.tenant(), client.created()), client);
    return memory.with(InstantSource.system(), new SecureRandom());
  }

  private static Principal owner() {
    return new Principal(
        new TenantId("acme"),
        new ClientId("migration-tool"),
        "Migration tool",
        Set.of(Scope.CONFIG_BACKUP_MANAGE),
        Set.of());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}

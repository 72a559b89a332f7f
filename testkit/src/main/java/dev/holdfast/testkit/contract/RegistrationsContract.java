package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Registrations.Change;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.source.RegistrationId;
import dev.holdfast.domain.source.SourceObject;
import dev.holdfast.domain.source.SourceSettings;
import dev.holdfast.testkit.fake.InMemoryHosts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** What every {@link Registrations} must keep. */
public abstract class RegistrationsContract {
  private static final Registration HOST = registration(2, "files");

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void registration_comesBackAsItWasAdded_toItsTenantAlone() {
    Registrations registrations = emptyCatalogue().withTenants().registrations();

    assertThat(registrations.add(HOST, "localhost")).isEqualTo(new Change.Done());

    assertThat(registrations.find(CLIENT.tenant(), HOST.id())).contains(HOST);
    assertThat(registrations.ofObject(CLIENT.tenant(), HOST.object())).contains(HOST);
    assertThat(registrations.list(CLIENT.tenant())).containsExactly(HOST);
    assertThat(registrations.objectAt(CLIENT.tenant(), "localhost")).contains(HOST.object());
    assertThat(registrations.find(STRANGER.tenant(), HOST.id())).isEmpty();
  }

  @Test
  void hostThatIsRegistered_isNotRegisteredAgain() {
    Registrations registrations = emptyCatalogue().withTenants().registrations();
    registrations.add(HOST, "localhost");

    assertThat(registrations.add(registration(3, "again"), "localhost"))
        .isEqualTo(new Change.Registered(HOST.id()));
  }

  @Test
  void removedRegistration_leavesItsObject() {
    Registrations registrations = emptyCatalogue().withTenants().registrations();
    registrations.add(HOST, "localhost");

    assertThat(registrations.remove(CLIENT.tenant(), HOST.id())).isEqualTo(new Change.Done());

    assertThat(registrations.list(CLIENT.tenant())).isEmpty();
    assertThat(registrations.objectAt(CLIENT.tenant(), "localhost")).contains(HOST.object());
    assertThat(registrations.objects(CLIENT.tenant(), Set.of(HOST.object())))
        .containsOnlyKeys(HOST.object())
        .hasValueSatisfying(
            new Condition<SourceObject>(object -> !object.isRegistered(), "not registered"));
    assertThat(registrations.remove(CLIENT.tenant(), HOST.id())).isEqualTo(new Change.NotThere());
  }

  @Test
  void replacedRegistration_hasItsNewName() {
    Registrations registrations = emptyCatalogue().withTenants().registrations();
    registrations.add(HOST, "localhost");

    assertThat(registrations.replace(registration(2, "renamed"))).isEqualTo(new Change.Done());
    assertThat(registrations.list(CLIENT.tenant()))
        .extracting(Registration::name)
        .containsExactly("renamed");
  }

  private static Registration registration(long id, String name) {
    Instant made = Instant.parse("2026-01-02T03:04:05Z");
    return new Registration(
        new RegistrationId(id),
        CLIENT.tenant(),
        new ObjectId(1),
        new SourceSettings(name, "localhost", new JsonObject(List.of())),
        InMemoryHosts.OWN,
        made,
        made);
  }
}

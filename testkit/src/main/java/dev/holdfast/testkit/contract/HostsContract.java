package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.application.port.out.Hosts.Answer;
import dev.holdfast.domain.source.HostFacts;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.source.Volume;
import org.junit.jupiter.api.Test;

/** What all {@link Hosts} must keep. */
public abstract class HostsContract {

  /** Hosts whose own machine has at least the volume at its top. */
  protected abstract Hosts hosts();

  @Test
  void ownMachine_isReachedByEachOfItsNames() {
    HostFacts facts = facts("localhost");

    for (String name :
        new String[] {"LOCALHOST", "127.0.0.1", "::1", "[::1]", facts.name(), " localhost "}) {
      assertThat(facts(name).name()).as(name).isEqualTo(facts.name());
    }
  }

  @Test
  void ownMachine_isOneHost_byWhicheverName() {
    assertThat(reached("127.0.0.1").host()).isEqualTo(reached("localhost").host());
  }

  @Test
  void ownMachine_saysWhatItIs() {
    HostFacts facts = facts("localhost");

    assertThat(facts.name()).isNotBlank();
    assertThat(facts.osName()).isNotBlank();
    assertThat(facts.agentVersion()).isNotBlank();
    assertThat(facts.volumes()).extracting(Volume::guid).doesNotHaveDuplicates();
    assertThat(facts.volumes())
        .filteredOn(volume -> volume.mountPoints().contains(new SourcePath("/")))
        .singleElement()
        .satisfies(top -> assertThat(top.totalBytes()).isPositive());
  }

  @Test
  void endpointThatNothingReaches_isNamed_withWhatToDo() {
    for (String endpoint : new String[] {"db1.example.net", "", "127.0.0.2"}) {
      assertThat(hosts().look(endpoint))
          .isInstanceOfSatisfying(
              Answer.Unreachable.class,
              answer -> assertThat(answer.reason()).contains("\"" + endpoint + "\"", "localhost"));
    }
  }

  private HostFacts facts(String endpoint) {
    return reached(endpoint).facts();
  }

  private Answer.Reached reached(String endpoint) {
    Answer answer = hosts().look(endpoint);
    assertThat(answer).as(endpoint).isInstanceOf(Answer.Reached.class);
    return (Answer.Reached) answer;
  }
}

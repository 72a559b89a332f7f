package dev.holdfast.testkit.contract;

import static dev.holdfast.testkit.contract.CatalogueUnderTest.CLIENT;
import static dev.holdfast.testkit.contract.CatalogueUnderTest.STRANGER;
import static dev.holdfast.testkit.contract.ProtectionGroupsContract.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Runs;
import dev.holdfast.domain.protection.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Runs} must keep. */
public abstract class RunsContract {

  /** A catalogue with nothing in it; asked for once in each test. */
  protected abstract CatalogueUnderTest emptyCatalogue();

  @Test
  void run_isFound_open_andTheNewestOfItsGroup() {
    CatalogueUnderTest catalogue = ProtectionGroupsContract.withGroup(emptyCatalogue());
    Run run = ProtectionGroupsContract.run(1);
    ProtectionGroupsContract.add(catalogue, run, List.of());
    Runs runs = catalogue.runs();

    assertThat(runs.find(CLIENT.tenant(), run.id())).contains(run);
    assertThat(runs.open(CLIENT.tenant(), GROUP.id())).containsExactly(run);
    assertThat(runs.newest(CLIENT.tenant(), List.of(GROUP.id())))
        .isEqualTo(Map.of(GROUP.id(), run));
    assertThat(runs.find(STRANGER.tenant(), run.id())).isEmpty();
  }
}

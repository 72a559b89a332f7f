package dev.holdfast.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.Scripts.Call;
import dev.holdfast.application.port.out.Scripts.Outcome;
import dev.holdfast.application.port.out.Scripts.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all {@link Scripts} must keep. */
public abstract class ScriptsContract {

  /** A script that an operator has put there, by what it does. */
  public enum Script {
    /** Ends with the code that its only parameter is, or with 0. */
    EXIT("exit.sh"),
    /** Writes each of its parameters on a line of its own, in angle brackets. */
    WRITE("write.sh"),
    /** Writes "begun" and never ends. */
    ENDLESS("endless.sh"),
    /** Writes the three variables of Holdfast with blanks between them. */
    VARIABLES("variables.sh");

    public final String file;

    Script(String file) {
      this.file = file;
    }
  }

  /** Scripts with all of these in their folder. */
  protected abstract Scripts scripts();

  /** The same of an operator who has named no folder. */
  protected abstract Scripts withoutFolder();

  @Test
  void codeOfAScript_isItsOutcome() {
    assertThat(run(Script.EXIT, "")).isEqualTo(new Outcome.Exited(0, ""));
    assertThat(run(Script.EXIT, "3")).isEqualTo(new Outcome.Exited(3, ""));
  }

  @Test
  void parameters_areSplitAsAShellSplitsThem_andNeverExpanded() {
    assertThat(run(Script.WRITE, "a  'b c' \"d \\\" e\" f\\ g '' $HOME * `id` ;x"))
        .isEqualTo(
            new Outcome.Exited(0, "<a>\n<b c>\n<d \" e>\n<f g>\n<>\n<$HOME>\n<*>\n<`id`>\n<;x>\n"));
    assertThat(run(Script.WRITE, "")).isEqualTo(new Outcome.Exited(0, ""));
  }

  @Test
  void script_knowsWhatItRunsFor() {
    assertThat(run(Script.VARIABLES, "")).isEqualTo(new Outcome.Exited(0, "group 7 run 9 post"));
  }

  @Test
  void quoteThatIsNotClosed_isRefused() {
    assertRefused(run(Script.WRITE, "'a"), "quote is not closed");
  }

  @Test
  void whatWouldNotRun_isToldBefore() {
    assertThat(scripts().refusal(Script.WRITE.file, "a 'b c'")).isEmpty();
    assertThat(scripts().refusal("missing.sh", "").orElseThrow()).contains("missing.sh");
    assertThat(scripts().refusal(Script.WRITE.file, "'a").orElseThrow())
        .contains("quote is not closed");
    assertThat(withoutFolder().refusal(Script.WRITE.file, "").orElseThrow())
        .contains("named no folder");
  }

  @Test
  void scriptThatIsNotThere_isRefused() {
    assertRefused(scripts().run(call("missing.sh", "", null), () -> true), "missing.sh");
  }

  @Test
  void withoutAFolder_everyScriptIsRefused() {
    assertRefused(withoutFolder().run(call(Script.EXIT.file, "", null), () -> true), "no folder");
  }

  @Test
  void scriptThatTakesTooLong_isKilled() {
    Call call = call(Script.ENDLESS.file, "", Duration.ofMillis(300));

    assertThat(scripts().run(call, () -> true)).isInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void scriptThatMayNotGoOn_isStopped() {
    AtomicInteger asked = new AtomicInteger();
    Call call = call(Script.ENDLESS.file, "", null);

    Outcome outcome = scripts().run(call, () -> asked.incrementAndGet() < 5);

    assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
    assertThat(asked).as("not asked after the no").hasValue(5);
  }

  @Test
  void scriptThatMayNotBegin_isStopped() {
    assertThat(scripts().run(call(Script.EXIT.file, "", null), () -> false))
        .isEqualTo(new Outcome.Stopped(""));
  }

  private Outcome run(Script script, String params) {
    return scripts().run(call(script.file, params, Duration.ofMinutes(1)), () -> true);
  }

  /** A call for group 7 and run 9, after the run. */
  protected static Call call(String path, String params, @Nullable Duration timeout) {
    return new Call(path, params, timeout, "group 7", "run 9", Phase.POST);
  }

  protected static void assertRefused(Outcome outcome, String reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }
}

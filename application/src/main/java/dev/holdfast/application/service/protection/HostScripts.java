package dev.holdfast.application.service.protection;

import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.Scripts.Call;
import dev.holdfast.application.port.out.Scripts.Outcome;
import dev.holdfast.application.port.out.Scripts.Phase;
import dev.holdfast.domain.protection.Protection;
import dev.holdfast.domain.protection.Run;
import dev.holdfast.domain.protection.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The scripts of a group around one attempt at a host. */
final class HostScripts {
  /** What a person reads of a script's output in a message; its end says why it failed. */
  private static final int OUTPUT_CHARACTERS_MAX = 500;

  private final Scripts scripts;
  private final Protection protection;
  private final Run run;
  private final BooleanSupplier mayGoOn;

  HostScripts(Scripts scripts, Protection protection, Run run, BooleanSupplier mayGoOn) {
    this.scripts = scripts;
    this.protection = protection;
    this.run = run;
    this.mayGoOn = mayGoOn;
  }

  /** Runs the script before the backup; a sentence if the backup must not begin. */
  Optional<String> before() {
    Script script = protection.preScript();
    return run(script, Phase.PRE).filter(failure -> script != null && !script.continueOnError());
  }

  /** Runs the script after the backup, whatever came of that; a sentence if it failed. */
  List<String> after() {
    return run(protection.postScript(), Phase.POST).stream().toList();
  }

  private Optional<String> run(@Nullable Script script, Phase phase) {
    if (script == null || !script.isActive()) {
      return Optional.empty();
    }
    Call call =
        new Call(
            script.path(),
            script.parameters(),
            script.timeout(),
            run.group().toString(),
            run.id().toString(),
            phase);
    String name = (phase == Phase.PRE ? "The pre-script " : "The post-script ") + script.path();
    return switch (scripts.run(call, mayGoOn)) {
      case Outcome.Exited(int code, String output) ->
          code == 0
              ? Optional.empty()
              : Optional.of(name + " ended with code " + code + "." + shown(output));
      case Outcome.TimedOut(String output) ->
          Optional.of(name + " took longer than it may." + shown(output));
      case Outcome.Refused(String reason) -> Optional.of(name + " was not run. " + reason);
      case Outcome.Stopped(String output) -> Optional.of(name + " was stopped." + shown(output));
    };
  }

  private static String shown(String output) {
    String text = output.strip();
    if (text.isEmpty()) {
      return "";
    }
    String end =
        text.length() <= OUTPUT_CHARACTERS_MAX
            ? text
            : "..." + text.substring(text.length() - OUTPUT_CHARACTERS_MAX);
    return " It wrote: " + end;
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.ShellWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * Scripts that are functions, by their name. One that answers nothing goes on until its time is
 * over or it is stopped.
 */
public final class InMemoryScripts implements Scripts {

  /** What a script does. */
  public sealed interface Behaviour {

    /** Ends at once, with what it makes of the call and its parameters. */
    record Ends(BiFunction<Call, List<String>, Outcome> outcome) implements Behaviour {}

    /** Never ends of its own accord. */
    record Endless() implements Behaviour {}
  }

  private final boolean hasFolder;
  private final Map<String, Behaviour> scripts = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();

  private InMemoryScripts(boolean hasFolder) {
    this.hasFolder = hasFolder;
  }

  /** A folder with nothing in it. */
  public static InMemoryScripts empty() {
    return new InMemoryScripts(true);
  }

  /** The operator has named no folder. */
  public static InMemoryScripts withoutFolder() {
    return new InMemoryScripts(false);
  }

  public synchronized void put(String path, Behaviour behaviour) {
    scripts.put(path, behaviour);
  }

  public synchronized void remove(String path) {
    scripts.remove(path);
  }

  /** All calls that were not refused, in their order. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Outcome run(Call call, BooleanSupplier mayGoOn) {
    Optional<String> refusal = refusal(call.path(), call.params());
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    return switch (begin(call)) {
      case Behaviour.Ends(BiFunction<Call, List<String>, Outcome> outcome) ->
          mayGoOn.getAsBoolean()
              ? outcome.apply(call, ShellWords.split(call.params()))
              : new Outcome.Stopped("");
      case Behaviour.Endless endless -> awaitEnd(call, mayGoOn);
    };
  }

  @Override
  public synchronized Optional<String> refusal(String path, String params) {
    if (!hasFolder) {
      return Optional.of("The operator has named no folder for scripts.");
    }
    try {
      ShellWords.split(params);
    } catch (InvalidInputException e) {
      return Optional.of(e.getMessage());
    }
    return scripts.containsKey(path)
        ? Optional.empty()
        : Optional.of("There is no script " + path + ".");
  }

  private synchronized Behaviour begin(Call call) {
    calls.add(call);
    return Objects.requireNonNull(scripts.get(call.path()));
  }

  /** The time of a script with a limit is over at once, since none passes here. */
  private static Outcome awaitEnd(Call call, BooleanSupplier mayGoOn) {
    boolean goesOn = mayGoOn.getAsBoolean();
    while (goesOn && call.timeout() == null) {
      goesOn = mayGoOn.getAsBoolean();
    }
    return goesOn ? new Outcome.TimedOut("begun\n") : new Outcome.Stopped("begun\n");
  }
}

package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.adapters.storage.source.ScriptsFolder.Found;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.source.ShellWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scripts of one folder of this machine. Each runs in that folder, as the leader of a process group
 * of its own, with no more in its environment than a path of the usual programs and what the call
 * says. It reads nothing from the server; what it starts and leaves behind must write elsewhere.
 */
public final class LocalScripts implements Scripts {
  /** More than any operator types, far below what a system takes. */
  private static final int PARAMS_CHARS_MAX = 32 * 1024;

  /** Makes a program the leader of a group; the JDK has nothing for that. */
  private static final List<Path> STARTERS =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private static final String USUAL_PROGRAMS =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final @Nullable Path folder;

  private LocalScripts(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Refuses every script: the operator named no folder. */
  public static LocalScripts none() {
    return new LocalScripts(null);
  }

  /** Scripts of this folder; whether it is there shows when one is to run. */
  public static LocalScripts in(Path folder) {
    return new LocalScripts(folder);
  }

  @Override
  public Outcome run(Call call, BooleanSupplier mayGoOn) {
    return switch (prepared(call.path(), call.params())) {
      case Prepared.Refused(String reason) -> new Outcome.Refused(reason);
      case Prepared.Ready ready -> {
        if (!mayGoOn.getAsBoolean()) {
          yield new Outcome.Stopped("");
        }
        try {
          yield new RunningScript(start(call, ready), call.timeout()).await(mayGoOn);
        } catch (IOException e) {
          yield new Outcome.Refused(refused(call.path(), ProblemList.reason(e)).reason());
        }
      }
    };
  }

  @Override
  public Optional<String> refusal(String path, String params) {
    return switch (prepared(path, params)) {
      case Prepared.Refused(String reason) -> Optional.of(reason);
      case Prepared.Ready _ -> Optional.empty();
    };
  }

  private sealed interface Prepared {
    record Ready(Path folder, List<String> command) implements Prepared {}

    record Refused(String reason) implements Prepared {}
  }

  private Prepared prepared(String path, String params) {
    if (folder == null) {
      return new Prepared.Refused(
          "This server runs no scripts: its operator has named no folder for them.");
    }
    try {
      return prepared(path, params, new ScriptsFolder(folder.toRealPath()));
    } catch (IOException e) {
      return refused(path, ProblemList.reason(e));
    } catch (InvalidInputException e) {
      return new Prepared.Refused("The script %s does not run. %s".formatted(path, e.getMessage()));
    }
  }

  private static Prepared prepared(String path, String params, ScriptsFolder folder)
      throws IOException {
    if (params.length() > PARAMS_CHARS_MAX) {
      return refused(path, "its parameters are longer than " + PARAMS_CHARS_MAX + " characters");
    }
    List<String> words = ShellWords.split(params);
    Optional<Path> starter = STARTERS.stream().filter(Files::isExecutable).findFirst();
    if (starter.isEmpty() || !PosixSourceTree.isSupported()) {
      return refused(path, "this machine lacks what is needed to end it again (setsid, Linux)");
    }
    return switch (folder.find(path)) {
      case Found.Nothing(String reason) -> refused(path, reason);
      case Found.Script(Path script) -> {
        List<String> command = new ArrayList<>(List.of(starter.get().toString()));
        command.add(script.toString());
        command.addAll(words);
        yield new Prepared.Ready(folder.path(), command);
      }
    };
  }

  private static Process start(Call call, Prepared.Ready ready) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(ready.command())
            .directory(ready.folder().toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = program.environment();
    environment.clear();
    environment.put("PATH", USUAL_PROGRAMS);
    environment.put("HOLDFAST_GROUP", call.group());
    environment.put("HOLDFAST_RUN", call.run());
    environment.put("HOLDFAST_PHASE", call.phase().name().toLowerCase(Locale.ROOT));
    Process process = program.start();
    process.getOutputStream().close();
    return process;
  }

  private static Prepared.Refused refused(String path, String reason) {
    return new Prepared.Refused("The script %s does not run: %s.".formatted(path, reason));
  }
}

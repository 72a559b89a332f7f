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
    if (folder == null) {
      return new Outcome.Refused(
          "This server runs no scripts: its operator has named no folder for them.");
    }
    try {
      return run(call, new ScriptsFolder(folder.toRealPath()), mayGoOn);
    } catch (IOException e) {
      return refused(call, ProblemList.reason(e));
    } catch (InvalidInputException e) {
      return new Outcome.Refused(
          "The script %s does not run. %s".formatted(call.path(), e.getMessage()));
    }
  }

  private static Outcome run(Call call, ScriptsFolder folder, BooleanSupplier mayGoOn)
      throws IOException {
    if (call.params().length() > PARAMS_CHARS_MAX) {
      return refused(call, "its parameters are longer than " + PARAMS_CHARS_MAX + " characters");
    }
    List<String> params = ShellWords.split(call.params());
    Optional<Path> starter = STARTERS.stream().filter(Files::isExecutable).findFirst();
    if (starter.isEmpty() || !PosixSourceTree.isSupported()) {
      return refused(call, "this machine lacks what is needed to end it again (setsid, Linux)");
    }
    return switch (folder.find(call.path())) {
      case Found.Nothing(String reason) -> refused(call, reason);
      case Found.Script(Path script) -> {
        if (!mayGoOn.getAsBoolean()) {
          yield new Outcome.Stopped("");
        }
        List<String> command = new ArrayList<>(List.of(starter.get().toString()));
        command.add(script.toString());
        command.addAll(params);
        yield new RunningScript(start(call, folder, command), call.timeout()).await(mayGoOn);
      }
    };
  }

  private static Process start(Call call, ScriptsFolder folder, List<String> command)
      throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(command).directory(folder.path().toFile()).redirectErrorStream(true);
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

  private static Outcome refused(Call call, String reason) {
    return new Outcome.Refused("The script %s does not run: %s.".formatted(call.path(), reason));
  }
}

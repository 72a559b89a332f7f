package dev.holdfast.adapters.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.Scripts.Outcome;
import dev.holdfast.testkit.contract.ScriptsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalScriptsTest extends ScriptsContract {
  private static final int LOOKS_MAX = 1_000_000;

  @TempDir private Path temp;

  private Path folder;

  @BeforeEach
  void putScripts() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    folder = Files.createDirectory(temp.toRealPath().resolve("scripts"));
    allow(folder, "rwxr-xr-x");
    put(Script.EXIT.file, "exit ${1:-0}");
    put(Script.WRITE.file, "for word in \"$@\"; do printf '<%s>\\n' \"$word\"; done");
    put(Script.ENDLESS.file, "echo begun; sleep 1000");
    put(
        Script.VARIABLES.file,
        "printf '%s %s %s' \"$HOLDFAST_GROUP\" \"$HOLDFAST_RUN\" \"$HOLDFAST_PHASE\"");
  }

  @Override
  protected Scripts scripts() {
    return LocalScripts.in(folder);
  }

  @Override
  protected Scripts withoutFolder() {
    return LocalScripts.none();
  }

  @Test
  void killedScript_takesAlongWhatItHasStarted() throws IOException {
    put("family.sh", "sleep 1000 & echo $! > pid; setsid sleep 1000 & echo $! >> pid; wait");

    Outcome outcome = run("family.sh", Duration.ofMillis(500));

    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    List<String> children = Files.readAllLines(folder.resolve("pid"));
    assertThat(children).hasSize(2);
    assertThat(children).allSatisfy(LocalScriptsTest::assertEnds);
  }

  @Test
  void scriptThatLeavesAChildBehind_ends() throws IOException {
    put("daemon.sh", "sleep 1000 & echo $! > pid; echo bye");

    Outcome outcome = run("daemon.sh", Duration.ofMinutes(1));

    assertThat(outcome).isEqualTo(new Outcome.Exited(0, "bye\n"));
    ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void endOfALongOutput_isKept_errorsAmongIt() throws IOException {
    put("long.sh", "head -c 200000 /dev/zero | tr '\\0' x; echo the end >&2");

    Outcome outcome = run("long.sh", Duration.ofMinutes(1));

    assertThat(outcome).isInstanceOf(Outcome.Exited.class);
    assertThat(((Outcome.Exited) outcome).output()).hasSize(65_536).endsWith("xthe end\n");
  }

  @Test
  void script_runsInItsFolder_withAnEnvironmentOfItsOwn() throws IOException {
    put("environment.sh", "pwd; exec env");

    Outcome outcome = run("environment.sh", Duration.ofMinutes(1));

    assertThat(((Outcome.Exited) outcome).output().lines())
        .contains(folder.toString(), "HOLDFAST_RUN=run 9")
        .filteredOn(line -> line.contains("="))
        .allMatch(line -> line.matches("(PATH|HOLDFAST_[A-Z]+|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void scriptOutsideOfTheFolder_isRefused_howeverItIsNamed() throws IOException {
    Path outside = temp.toRealPath().resolve("outside.sh");
    write(outside, "echo bad");
    Files.createSymbolicLink(folder.resolve("link.sh"), outside);
    Files.createSymbolicLink(folder.resolve("way"), outside.getParent());

    for (String name : List.of(outside.toString(), "../outside.sh", "link.sh", "way/outside.sh")) {
      assertRefused(run(name, null), "does not lie in the folder of scripts");
    }
    Files.createSymbolicLink(folder.resolve("inside.sh"), folder.resolve(Script.EXIT.file));
    assertThat(run("inside.sh", null)).isEqualTo(new Outcome.Exited(0, ""));
    assertThat(run(folder.resolve(Script.EXIT.file).toString(), null))
        .isEqualTo(new Outcome.Exited(0, ""));
  }

  @Test
  void whatIsNoScript_isRefused() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    put("text", "exit 0");
    allow(folder.resolve("text"), "rw-r--r--");

    assertRefused(run("sub", null), "not a regular file");
    assertRefused(run("text", null), "may not be executed");
    assertRefused(run(".", null), "does not lie in");
  }

  @Test
  void scriptThatOthersMayChange_isRefused() throws IOException {
    Path script = folder.resolve(Script.EXIT.file);

    allow(script, "rwxrwxr-x");
    assertRefused(run(Script.EXIT.file, null), "may write to " + script);
    allow(script, "rwxr-xrwx");
    assertRefused(run(Script.EXIT.file, null), "may write to " + script);
    allow(script, "rwxr-xr-x");
    allow(folder, "rwxrwxr-x");
    assertRefused(run(Script.EXIT.file, null), "may write to " + folder);
  }

  private Outcome run(String name, @Nullable Duration timeout) {
    return scripts().run(call(name, "", timeout), () -> true);
  }

  private void put(String name, String lines) throws IOException {
    write(folder.resolve(name), lines);
  }

  private static void write(Path script, String lines) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + lines + "\n");
    allow(script, "rwxr-xr-x");
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /** Gone, or dead and waiting for somebody to notice. */
  private static void assertEnds(String process) throws IOException {
    boolean isRunning = true;
    for (int looks = 0; isRunning && looks < LOOKS_MAX; looks++) {
      isRunning = isRunning(process);
    }
    assertThat(isRunning).as("process " + process).isFalse();
  }

  private static boolean isRunning(String process) throws IOException {
    try {
      return !Files.readString(Path.of("/proc", process, "stat")).contains(") Z ");
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}

package dev.holdfast.adapters.storage.posix;

import dev.holdfast.engine.format.ByteString;
import dev.holdfast.engine.restore.TargetDirectory;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.ExtendedAttribute;
import dev.holdfast.engine.tree.FileIdentity;
import dev.holdfast.engine.tree.FileMode;
import dev.holdfast.engine.tree.FileTimes;
import dev.holdfast.engine.tree.NodeName;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM that gives up being root, and says what it then meets. It goes through all of it as
 * root first, so that its classes are loaded: the other user may not read them.
 */
final class OtherUser {
  static final int ID = 65534;

  private static final int SECONDS_MAX = 60;
  private static final OffsetDateTime THEN = OffsetDateTime.parse("2001-02-03T04:05:06Z");

  private OtherUser() {}

  /** The lines that it says as the other user, about this folder. */
  static List<String> said(Path folder) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OtherUser.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    program.environment().put("LC_ALL", "C");
    Process process = program.start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.onExit().orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
    return all.lines().toList();
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    meet(folder, NodeName.of("rehearsal"));
    giveUp("setresgid");
    giveUp("setresuid");
    meet(folder, NodeName.of("made")).forEach(System.out::println);
  }

  private static List<String> meet(Path folder, NodeName made) throws IOException {
    try (SourceDirectory source = new PosixSourceTree(folder).root();
        TargetDirectory target = new PosixRestoreTarget(folder).root()) {
      target.makeFile(made).close();
      Attributes wanted =
          new Attributes(
              new FileMode(FileMode.SET_USER_ID | 0555),
              FileTimes.all(THEN),
              Owner.ROOT,
              FileIdentity.UNKNOWN,
              List.of(
                  new ExtendedAttribute("trusted.one", ByteString.utf8("1")),
                  new ExtendedAttribute("user.two", ByteString.utf8("2"))),
              List.of(),
              "");
      List<String> refused = target.apply(made, wanted);
      return List.of(
          "missing " + failure(() -> source.openFile(NodeName.of("missing")).close()),
          "size " + source.status(NodeName.of("secret")).sizeBytes(),
          "file " + failure(() -> source.openFile(NodeName.of("secret")).close()),
          "directory " + failure(() -> source.openDirectory(NodeName.of("closed")).close()),
          "public " + failure(() -> source.openFile(NodeName.of("public")).close()),
          "refused " + refused,
          "mode " + Integer.toOctalString(source.status(made).mode().bits()),
          "modified " + source.status(made).modified());
    }
  }

  private static String failure(Step step) {
    try {
      step.run();
      return "none";
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  /** The C library's function changes all threads of the process, which the bare call does not. */
  private static void giveUp(String function) {
    MethodHandle set =
        Kernel.link(
            function,
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT));
    int answer;
    try {
      answer = (int) set.invokeExact(ID, ID, ID);
    } catch (Throwable e) {
      throw Kernel.notCallable(function, e);
    }
    if (answer != 0) {
      throw new IllegalStateException("Still root after " + function);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}

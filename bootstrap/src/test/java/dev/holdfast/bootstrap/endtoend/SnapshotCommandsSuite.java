package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.endtoend.Program.Run;
import dev.holdfast.bootstrap.endtoend.TwoTenants.Tenant;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code snapshot ls}, {@code cat}, {@code diff} and {@code plan} as processes that ask the built
 * server. Not part of the default build; {@code .ci/run} runs it.
 */
class SnapshotCommandsSuite {
  private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  private static final Duration STOP_MAX = Duration.ofSeconds(12);

  /** More than lies in pipes and buffers on the way. */
  private static final int BIG_BYTES = 32 << 20;

  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  private final Program program = Program.built();

  @Test
  void snapshots_areLookedInto_overHttpAndOverTls_andWhatGoesWrongIsASentence() throws Exception {
    Path source = Files.createDirectories(folder.toRealPath().resolve("acme/source"));
    Files.writeString(source.resolve("letter"), "Dear all\n");
    Files.write(source.resolve("big"), new byte[BIG_BYTES]);
    try (TwoTenants world = TwoTenants.on(program, folder)) {
      Tenant acme = world.tenant("acme");
      Files.writeString(source.resolve("letter"), "Dear all of you\n");
      Files.writeString(source.resolve("new"), "");
      String later = storedAgain(acme);
      URI address = world.server.address();

      assertLooksInto(acme, later, at(address, acme));
      assertInterrupted(acme, at(address, acme));
      assertRefused(
          "does not know the key", with(at(address, acme), "HOLDFAST_API_KEY", "wrong"), acme);
      assertThat(world.server.terminate(STOP_MAX)).isZero();
      assertRefused("Nobody answers at " + address, at(address, acme), acme);
      lookIntoOverTls(world, acme, later);
    }
  }

  private void lookIntoOverTls(TwoTenants world, Tenant acme, String later) throws Exception {
    try (ServerProcess server =
        ServerProcess.launch(
            program, world.data(), folder.resolve("tls.log"), "--tls", "self-signed")) {
      Map<String, String> environment = at(server.address(), acme);
      Matcher fingerprint = FINGERPRINT.matcher(server.said());
      assertThat(fingerprint.find()).as(server.said()).isTrue();

      assertLooksInto(acme, later, with(environment, "HOLDFAST_FINGERPRINT", fingerprint.group()));
      assertThat(
              program.run(environment, ls(acme, "--fingerprint", fingerprint.group())).exitCode())
          .isZero();
      assertRefused("is not trusted", environment, acme);
      assertRefused(
          "is not trusted", with(environment, "HOLDFAST_FINGERPRINT", "0".repeat(64)), acme);
    }
  }

  private void assertLooksInto(Tenant acme, String later, Map<String, String> environment)
      throws Exception {
    String source = acme.source().toString();
    Run listed = program.run(environment, ls(acme));
    assertThat(listed.exitCode()).as("%s", listed).isZero();
    assertThat(listed.out()).isEqualTo(source + "/big\n" + source + "/letter\n");

    Run read = program.run(environment, "snapshot", "cat", acme.snapshot(), source + "/letter");
    assertThat(read).isEqualTo(new Run(0, "Dear all\n", ""));

    Run compared = program.run(environment, "snapshot", "diff", acme.snapshot(), later);
    assertThat(compared.exitCode()).as("%s", compared).isZero();
    assertThat(compared.out().lines())
        .anySatisfy(line -> assertThat(line).startsWith("M").endsWith(source + "/letter"))
        .anySatisfy(line -> assertThat(line).startsWith("+").endsWith(source + "/new"));

    Run planned = program.run(environment, "snapshot", "plan", acme.snapshot(), source);
    assertThat(planned.exitCode()).as("%s", planned).isZero();
    assertThat(planned.out()).contains("2 files", source + "/big");

    Run missing = program.run(environment, "snapshot", "cat", acme.snapshot(), source + "/nowhere");
    assertThat(missing.exitCode()).as("%s", missing).isEqualTo(1);
    assertThat(missing.out()).isEmpty();
    assertThat(missing.err()).startsWith("holdfast: ").hasLineCount(1);
  }

  private void assertRefused(String words, Map<String, String> environment, Tenant acme)
      throws Exception {
    Run run = program.run(environment, ls(acme));

    assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("holdfast: ").contains(words).hasLineCount(1);
  }

  /** Nobody reads what it writes, so it is at work when the signal comes. */
  private void assertInterrupted(Tenant acme, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            program.command(List.of("snapshot", "cat", acme.snapshot(), acme.source() + "/big")));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      assertThat(out.read()).isZero();
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String storedAgain(Tenant acme) throws Exception {
    assertThat(acme.client().start(acme.group()).status()).isEqualTo(202);
    Patience patience = Patience.of(Duration.ofMinutes(1));
    while (true) {
      String newest = acme.client().whenStored(acme.host(), acme.group());
      if (!newest.equals(acme.snapshot())) {
        return newest;
      }
      patience.pauseOrFail("There is no second snapshot");
    }
  }

  private static String[] ls(Tenant acme, String... options) {
    List<String> line =
        new ArrayList<>(List.of("snapshot", "ls", acme.snapshot(), acme.source().toString()));
    line.addAll(List.of(options));
    return line.toArray(String[]::new);
  }

  private static Map<String, String> at(URI address, Tenant acme) {
    return Map.of("HOLDFAST_URL", address.toString(), "HOLDFAST_API_KEY", acme.client().apiKey());
  }

  private static Map<String, String> with(
      Map<String, String> environment, String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return all;
  }
}

package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.Server.Started;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.ShellWord;
import dev.holdfast.adapters.cli.frame.Terminal;

/** What a server says when it is up: at the first start, with steps that can be pasted. */
final class Greeting {
  private final Terminal terminal;
  private final Program program;

  Greeting(Terminal terminal, Program program) {
    this.terminal = terminal;
    this.program = program;
  }

  void say(Started started) {
    up(started).lines().forEach(terminal::print);
    if (started.fingerprint() != null) {
      terminal.print("The SHA-256 of its certificate is " + started.fingerprint());
    }
    if (started.defaultReachesAll()) {
      reach(started).lines().forEach(terminal::print);
    }
    if (started.firstStart()) {
      firstSteps(started).lines().forEach(terminal::print);
    }
  }

  private static String up(Started started) {
    return """
      Holdfast answers on %s
      Its data is in %s. Ctrl-C stops it."""
        .formatted(started.address(), started.data());
  }

  private String reach(Started started) {
    return """
      Sources and recoveries of the tenant "default" reach every folder of this machine that the
      server can. To narrow them:
        %s admin tenant roots default --set DIR --data %s"""
        .formatted(program.anywhere(), ShellWord.of(started.data()));
  }

  private String firstSteps(Started started) {
    return """

      This is its first start. It made the tenant "default" and an administrator, whose
      credentials are written this once, to %1$s

      Next steps, to paste into another terminal:

      1. Get a token.

        CREDENTIALS=%1$s
        CLIENT_ID=$(sed 's/.*"clientId":"\\([^"]*\\)".*/\\1/' "$CREDENTIALS")
        CLIENT_SECRET=$(sed 's/.*"clientSecret":"\\([^"]*\\)".*/\\1/' "$CREDENTIALS")
        TOKEN=$(curl -s%5$s %2$s/oauth/token -d grant_type=client_credentials \\
          -d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET" |
          sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

      2. Upload a configuration file: an SP-Config export, or this small one.

        echo '{"objects":[{"version":1,"self":{"id":"4f2c","type":"TRANSFORM","name":"Upper case"},"object":{"id":"4f2c","name":"Upper case","type":"upper"}}]}' |
          curl -s%5$s %2$s/v2025/configuration-hub/backups/uploads \\
          -H "Authorization: Bearer $TOKEN" -F "data=@-" -F "name=First upload"

      3. Add a recovery password, so that plain restic opens the data without this server.

        %3$s admin recovery-key --data %4$s

      """
        .formatted(
            ShellWord.of(started.credentials()),
            started.address(),
            program.anywhere(),
            ShellWord.of(started.data()),
            // A certificate that the server signed itself is known by its fingerprint alone.
            started.fingerprint() == null ? "" : "k");
  }
}

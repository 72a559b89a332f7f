package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingTest {

  @Test
  void laterStart_saysWhereItAnswers_andNoMore() {
    TypedLine line = TypedLine.of("serve", "--data=/srv/h");

    assertThat(line.out())
        .isEqualTo(
            """
            Holdfast answers on http://127.0.0.1:8640
            Its data is in /srv/h. Ctrl-C stops it.
            """);
  }

  @Test
  void firstStart_saysWhereTheCredentialsAre_andThreeSteps() {
    TypedLine line = TypedLine.of("serve", "--data=/srv/h", "--port=3");

    assertThat(line.out())
        .contains("CREDENTIALS=/srv/h/admin-credentials.json")
        .contains("curl -s http://127.0.0.1:3/oauth/token")
        .contains("curl -s http://127.0.0.1:3/v2025/configuration-hub/backups/uploads")
        .contains("  holdfast admin recovery-key --data /srv/h");
  }

  @Test
  void folderWithABlank_isQuotedInEveryStep() {
    TypedLine line = TypedLine.of("serve", "--data=/srv/my data", "--port=3");

    assertThat(line.out())
        .contains("CREDENTIALS='/srv/my data/admin-credentials.json'")
        .contains("--data '/srv/my data'");
  }

  @Test
  void commandToPaste_beginsAsTheProgramWasCalled() {
    TypedLine line = TypedLine.in(Map.of("HOLDFAST_PROGRAM", "./holdfast"), "serve", "--port=3");

    assertThat(line.out()).contains("  ./holdfast admin recovery-key");
  }
}

package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdminCommandsTest {

  @Test
  void tenant_isMadeWithItsRoots() {
    TypedLine line =
        TypedLine.of("admin", "tenant", "create", "acme", "--root", "/srv/a/", "--root", "/b");

    assertThat(line.administered()).containsExactly("tenant acme [/srv/a, /b]");
    assertThat(line.out()).contains("It reaches /srv/a, /b.");
  }

  @Test
  void tenantWithoutRoots_reachesNothing() {
    assertThat(TypedLine.of("admin", "tenant", "create", "acme").out())
        .contains("It reaches no folder.");
  }

  @Test
  void roots_areShownAndSet() {
    assertThat(TypedLine.of("admin", "tenant", "roots", "default").out())
        .isEqualTo("The tenant \"default\" reaches /.\n");
    assertThat(
            TypedLine.of("admin", "tenant", "roots", "default", "--set", "/home", "--json").out())
        .isEqualTo("{\"tenant\":\"default\",\"roots\":[\"/home\"]}\n");
  }

  @Test
  void roots_canBeSetToNone() {
    assertThat(TypedLine.of("admin", "tenant", "roots", "default", "--none").out())
        .isEqualTo("The tenant \"default\" reaches no folder.\n");
    assertThat(TypedLine.of("admin", "tenant", "roots", "default", "--none", "--json").out())
        .isEqualTo("{\"tenant\":\"default\",\"roots\":[]}\n");
  }

  @Test
  void rootsThatAreSetAndNone_areRefused() {
    TypedLine line = TypedLine.of("admin", "tenant", "roots", "default", "--none", "--set", "/a");

    assertThat(line.err()).contains("--set and --none exclude each other");
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @Test
  void client_isMade_andItsSecretsAreShown() {
    TypedLine line = TypedLine.of(client("protection_view,data-security"));

    assertThat(line.administered())
        .containsExactly("client nightly of acme [PROTECTION_VIEW, DATA_SECURITY] []");
    assertThat(line.out()).contains("c-1", "s3cret", "k3y");
  }

  @Test
  void client_isPrintedAsJsonForScripts() {
    String[] json = client("all");
    json[json.length - 1] = "--json";

    assertThat(TypedLine.of(json).out())
        .isEqualTo(
            "{\"tenant\":\"acme\",\"clientId\":\"c-1\",\"clientSecret\":\"s3cret\","
                + "\"apiKey\":\"k3y\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROTECTION_VEIW | There is no privilege \"PROTECTION_VEIW\". Did you mean PROTECTION_VIEW?",
        "EVERYTHING | There is no privilege \"EVERYTHING\". Those there are: PROTECTION_POLICY_VIEW"
      })
  void unknownPrivilege_isNamedWithTheNearest(String typed, String words) {
    TypedLine line = TypedLine.of(client(typed));

    assertThat(line.err()).contains(words);
    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.administered()).isEmpty();
  }

  @Test
  void rootThatIsNoAbsolutePath_isRefused() {
    TypedLine line = TypedLine.of("admin", "tenant", "create", "acme", "--root", "/a/../b");

    assertThat(line.err()).contains("is no path of a source");
    assertThat(line.exitCode()).isEqualTo(2);
  }

  @Test
  void userWithoutAnybodyToAsk_isRefused() {
    TypedLine line =
        TypedLine.of(
            "admin", "user", "create", "--tenant=acme", "--username=alice", "--privileges=all");

    assertThat(line.err()).contains("The password is missing", "--password-stdin");
    assertThat(line.administered()).isEmpty();
  }

  @Test
  void password_isSetAnew() {
    FakeMachine machine = new FakeMachine();
    machine.hasFile("/dev/stdin", "a new password\nsomething else\n");
    TypedLine line =
        TypedLine.on(
            machine,
            Map.of(),
            "admin",
            "user",
            "password",
            "--tenant=acme",
            "--username=Alice",
            "--password-stdin");

    assertThat(line.administered()).containsExactly("password of alice of acme is a new password");
    assertThat(line.out()).isEqualTo("The user \"alice\" has the new password.\n");
  }

  @Test
  void passwordWithoutAnybodyToAsk_isNotSet() {
    TypedLine line = TypedLine.of("admin", "user", "password", "--tenant=acme", "--username=alice");

    assertThat(line.err()).contains("The password is missing", "--password-stdin");
    assertThat(line.administered()).isEmpty();
  }

  private static String[] client(String privileges) {
    return new String[] {
      "admin",
      "client",
      "create",
      "--tenant",
      "acme",
      "--name",
      "nightly",
      "--privileges",
      privileges,
      "--data",
      "h",
      "--scopes="
    };
  }
}

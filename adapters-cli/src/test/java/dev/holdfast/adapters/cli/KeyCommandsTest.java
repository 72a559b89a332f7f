package dev.holdfast.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyCommandsTest {
  private final FakeMachine machine = new FakeMachine();

  @BeforeEach
  void makeRepository() {
    typed("init");
    machine.hasFile("new.txt", "another\n");
  }

  @Test
  void list_showsWhoMadeEachKey() {
    assertThat(typed("key", "list").out())
        .containsPattern("[0-9a-f]{8}  .*test@holdfast  2026-11-22 10:00:00");
    assertThat(typed("key", "list", "--json").out())
        .matches("\\[\\{\"id\":\"[0-9a-f]{64}\",\"userName\":\".*\",\"hostName\":\".*\\}\\]\n");
  }

  @Test
  void removedPassword_opensNothing() {
    typed("key", "add", "--new-password-file", "new.txt");

    TypedLine removed = typed("key", "remove", keys().getFirst(), "--password-file", "new.txt");

    assertThat(removed.exitCode()).isZero();
    assertThat(removed.out()).containsPattern("Took key [0-9a-f]{8} away\\.");
    assertThat(typed("snapshots").exitCode()).isEqualTo(12);
    assertThat(typed("snapshots", "-p", "new.txt").exitCode()).isZero();
  }

  @Test
  void passwordInUse_isNotRemoved() {
    TypedLine line = typed("key", "remove", keys().getFirst());

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).hasLineCount(1);
    assertThat(typed("snapshots").exitCode()).isZero();
  }

  @Test
  void unknownOrAmbiguousKey_isNamed() {
    typed("key", "add", "--new-password-file", "new.txt");

    assertThat(typed("key", "remove", "xyz").err())
        .isEqualTo(
            "holdfast: The repository has no key \"xyz\"; `holdfast repo key list` lists them.\n");
    assertThat(typed("key", "remove", "").err()).contains("begins the ids of several keys");
  }

  @Test
  void changedPassword_takesThePlaceOfTheOldOne() {
    TypedLine line = typed("key", "passwd", "--new-password-file", "new.txt");

    assertThat(line.exitCode()).isZero();
    assertThat(line.out()).containsPattern("Changed the password; its key is [0-9a-f]{8}\\.");
    assertThat(typed("snapshots").exitCode()).isEqualTo(12);
    assertThat(typed("snapshots", "-p", "new.txt").exitCode()).isZero();
    assertThat(keys("-p", "new.txt")).hasSize(1);
  }

  @Test
  void newPassword_isNeeded() {
    TypedLine line = typed("key", "add");

    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains("The new password is missing");
    assertThat(typed("key", "add", "--new-password-file", "no.txt").err())
        .contains("The password file no.txt can't be read");
  }

  @Test
  void actionIsNeeded() {
    TypedLine line = typed("key");

    assertThat(line.exitCode()).isEqualTo(2);
    assertThat(line.err()).contains("A command is missing: list or add or remove or passwd.");
  }

  /** The beginnings of the keys' ids, oldest first. */
  private List<String> keys(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "key";
    arguments[1] = "list";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return typed(arguments)
        .out()
        .lines()
        .filter(line -> line.contains("test@holdfast"))
        .map(line -> line.substring(0, 8))
        .toList();
  }

  private TypedLine typed(String... arguments) {
    return TypedLine.repo(machine, arguments);
  }
}

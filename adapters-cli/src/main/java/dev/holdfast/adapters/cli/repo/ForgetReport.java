package dev.holdfast.adapters.cli.repo;

import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.engine.forget.ForgetPlan;
import dev.holdfast.engine.forget.GroupPlan;
import dev.holdfast.engine.forget.KeepReason;
import dev.holdfast.engine.forget.KeptSnapshot;
import dev.holdfast.engine.forget.SnapshotGroup;
import dev.holdfast.engine.format.JsonWriter;
import dev.holdfast.engine.snapshot.Snapshot;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what becomes of snapshots. */
final class ForgetReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Terminal terminal;

  ForgetReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** For a person: a table for each group, newest first. */
  void print(ForgetPlan plan) {
    for (GroupPlan group : plan.groups()) {
      terminal.print(name(group.group()));
      Table table = new Table("ID", "Time", "Host", "Tags", "Kept as", "Paths");
      for (KeptSnapshot kept : group.kept()) {
        row(table, kept.snapshot(), String.join(", ", reasons(kept)));
      }
      group.forgotten().forEach(snapshot -> row(table, snapshot, "(forgotten)"));
      table.printTo(terminal);
      terminal.print("");
    }
  }

  /** What a group has in common, in words. */
  static String name(SnapshotGroup group) {
    List<String> words = new ArrayList<>();
    if (!group.host().isEmpty()) {
      words.add("host " + group.host());
    }
    if (!group.paths().isEmpty()) {
      words.add("paths " + String.join(", ", group.paths()));
    }
    if (!group.tags().isEmpty()) {
      words.add("tags " + String.join(", ", group.tags()));
    }
    return words.isEmpty() ? "Snapshots:" : "Snapshots of " + String.join(", ", words) + ":";
  }

  private static void row(Table table, Snapshot snapshot, String fate) {
    table.row(
        SnapshotJson.shortId(snapshot),
        snapshot.details().time().format(TIME),
        snapshot.details().hostname(),
        String.join(",", snapshot.details().tags()),
        fate,
        String.join(", ", snapshot.details().paths()));
  }

  private static List<String> reasons(KeptSnapshot kept) {
    return kept.reasons().stream().map(KeepReason::text).toList();
  }

  /** For a script: one array of groups, as restic prints it. */
  void printJson(ForgetPlan plan) {
    JsonWriter json = new JsonWriter().beginArray();
    for (GroupPlan group : plan.groups()) {
      json.beginObject();
      texts(json, "tags", group.group().tags());
      json.member("host").text(group.group().host());
      texts(json, "paths", group.group().paths());
      json.member("keep").beginArray();
      group.kept().forEach(kept -> SnapshotJson.write(json, kept.snapshot()));
      json.endArray().member("remove").beginArray();
      group.forgotten().forEach(snapshot -> SnapshotJson.write(json, snapshot));
      json.endArray().member("reasons").beginArray();
      group.kept().forEach(kept -> reason(json, kept));
      json.endArray().endObject();
    }
    JsonLine.print(terminal, json.endArray());
  }

  private static void texts(JsonWriter json, String name, List<String> texts) {
    json.member(name).beginArray();
    texts.forEach(json::text);
    json.endArray();
  }

  private static void reason(JsonWriter json, KeptSnapshot kept) {
    json.beginObject().member("snapshot");
    SnapshotJson.write(json, kept.snapshot());
    texts(json, "matches", reasons(kept));
    json.endObject();
  }
}

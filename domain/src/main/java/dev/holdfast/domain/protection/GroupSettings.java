package dev.holdfast.domain.protection;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.RunType;
import java.util.List;
import java.util.Optional;

/**
 * What a client says of a group but for the times of its runs, and may change.
 *
 * @param name unique among the undeleted groups of its tenant
 * @param description may be empty
 * @param slas at most one for each type of run
 * @param hints members of the published API that change nothing here, returned as they were sent
 */
public record GroupSettings(
    String name,
    String description,
    PolicyId policy,
    Priority priority,
    BlackoutReaction inBlackouts,
    List<Sla> slas,
    Alerting alerting,
    Protection protection,
    JsonObject hints) {
  /** As long as a name can be that people still read. */
  public static final int NAME_CHARACTERS_MAX = 255;

  public GroupSettings {
    slas = List.copyOf(slas);
    if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "A group's name has 1 to " + NAME_CHARACTERS_MAX + " characters");
    }
    if (slas.stream().map(Sla::runType).distinct().count() < slas.size()) {
      throw new IllegalArgumentException("A group has one SLA for a type of run");
    }
  }

  public Optional<Sla> sla(RunType type) {
    return slas.stream().filter(sla -> sla.runType() == type).findFirst();
  }
}

package dev.holdfast.testkit.build;

import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.policy.BlackoutWindow;
import dev.holdfast.domain.policy.Datalock;
import dev.holdfast.domain.policy.ExtendedRetention;
import dev.holdfast.domain.policy.FullBackup;
import dev.holdfast.domain.policy.PolicySettings;
import dev.holdfast.domain.policy.RegularBackups;
import dev.holdfast.domain.policy.Retention;
import dev.holdfast.domain.policy.RetentionUnit;
import dev.holdfast.domain.policy.RetryOptions;
import dev.holdfast.domain.policy.RunTimeouts;
import dev.holdfast.domain.policy.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Makes policies of which a test says only what matters to it: two weeks kept, on demand only. */
public final class PolicyBuilder {
  private String description = "";
  private Schedule incremental = new Schedule.OnDemand();
  private Schedule full = new Schedule.OnDemand();
  private final List<FullBackup> fullBackups = new ArrayList<>();
  private Retention retention = Retention.of(RetentionUnit.WEEKS, 2);
  private final List<ExtendedRetention> extended = new ArrayList<>();
  private final List<BlackoutWindow> blackouts = new ArrayList<>();
  private Datalock lock = new Datalock.Unlocked();
  private String name = "nightly";
  private RetryOptions retries = RetryOptions.DEFAULT;
  private RunTimeouts timeouts = RunTimeouts.NONE;

  public PolicyBuilder name(String given) {
    name = given;
    return this;
  }

  public PolicyBuilder description(String given) {
    description = given;
    return this;
  }

  public PolicyBuilder incremental(Schedule schedule) {
    incremental = schedule;
    return this;
  }

  /** The older form of full runs, which share the base retention. */
  public PolicyBuilder full(Schedule schedule) {
    full = schedule;
    return this;
  }

  public PolicyBuilder fullBackup(Schedule schedule, Retention kept) {
    fullBackups.add(new FullBackup(schedule, kept));
    return this;
  }

  public PolicyBuilder keep(Retention kept) {
    retention = kept;
    return this;
  }

  public PolicyBuilder extended(ExtendedRetention rule) {
    extended.add(rule);
    return this;
  }

  public PolicyBuilder blackout(BlackoutWindow window) {
    blackouts.add(window);
    return this;
  }

  public PolicyBuilder lock(Datalock policyLock) {
    lock = policyLock;
    return this;
  }

  public PolicyBuilder retries(RetryOptions options) {
    retries = options;
    return this;
  }

  public PolicyBuilder timeouts(RunTimeouts limits) {
    timeouts = limits;
    return this;
  }

  public PolicySettings build() {
    return new PolicySettings(
        name,
        description,
        new RegularBackups(incremental, full, fullBackups, retention),
        extended,
        blackouts,
        retries,
        timeouts,
        lock,
        new JsonObject(List.of()));
  }
}

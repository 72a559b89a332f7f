package dev.holdfast.testkit.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.application.HoldfastApplication;
import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.in.config.ReadBundle.Bundle;
import dev.holdfast.application.port.in.job.WorkOnJobs.Outcome;
import dev.holdfast.domain.config.BackupQuery;
import dev.holdfast.domain.config.BackupType;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.job.JobId;
import dev.holdfast.domain.tenant.Tenant;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UploadParts;
import dev.holdfast.testkit.fake.FakeClock;
import dev.holdfast.testkit.fake.InMemoryPorts;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** An application on ports in memory, with one tenant and its client. */
final class Server {
  static final Principal CLIENT = ClientBuilder.aClient().principal();
  static final Instant START = Instant.parse("2026-03-04T05:06:07.089Z");

  final InMemoryPorts memory = InMemoryPorts.empty();
  final FakeClock clock = new FakeClock(START);
  private final SplittableRandom chance = new SplittableRandom(7);
  final HoldfastApplication application;

  Server() {
    this(Limits.DEFAULT, ports -> ports);
  }

  /**
   * A server that is not as others.
   *
   * @param change puts faulty ports in the place of good ones
   */
  Server(Limits limits, UnaryOperator<Ports> change) {
    this.application = restarted(limits, change);
    memory.tenants().add(new Tenant(CLIENT.tenant(), START), ClientBuilder.aClient().build());
  }

  /** Another application on the same memory, as after a crash. */
  HoldfastApplication restarted(Limits limits, UnaryOperator<Ports> change) {
    return new HoldfastApplication(change.apply(memory.with(clock, chance)), limits);
  }

  ConfigBackup upload(String name, byte[] bundle) {
    return application.storeUpload().store(CLIENT, UploadParts.of(name, bundle));
  }

  ConfigBackup uploaded(JobId id) {
    return application.readBackups().upload(CLIENT, id);
  }

  /** What the catalogue has, whatever became of the application. */
  List<ConfigBackup> uploads() {
    return memory
        .configBackups()
        .list(CLIENT.tenant(), Set.of(BackupType.UPLOADED), BackupQuery.ALL)
        .backups();
  }

  Outcome runOne() {
    return application.workOnJobs().runOne("worker", () -> false);
  }

  /** Works until no job is due, and says what became of each. */
  List<Outcome> runAll() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome = runOne(); !(outcome instanceof Outcome.Idle); outcome = runOne()) {
      outcomes.add(outcome);
    }
    return outcomes;
  }

  String bundle(JobId id) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Bundle bundle = application.readBundle().open(CLIENT, id)) {
      bundle.writeTo(text);
    }
    return text.toString(UTF_8);
  }
}

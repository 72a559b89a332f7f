package dev.holdfast.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.check.CheckListener;
import dev.holdfast.engine.check.Finding;
import dev.holdfast.engine.id.SnapshotId;
import dev.holdfast.engine.repair.RepairListener;
import dev.holdfast.engine.snapshot.Snapshot;
import dev.holdfast.engine.snapshot.SnapshotPath;
import java.util.ArrayList;
import java.util.List;

/** What a listener was told of a check, or of a repair. */
final class ToldFindings implements RepairListener {
  final List<Finding> findings = new ArrayList<>();
  final List<String> touched = new ArrayList<>();
  final List<CheckListener.Phase> phases = new ArrayList<>();

  @Override
  public void progress(CheckListener.Phase phase, long done, long total) {
    assertThat(done).isBetween(0L, total);
    if (phases.isEmpty() || phases.getLast() != phase) {
      phases.add(phase);
    }
  }

  @Override
  public void found(Finding finding) {
    assertThat(finding.text()).isNotBlank().doesNotContain("null");
    findings.add(finding);
  }

  @Override
  public void touched(Snapshot snapshot, SnapshotPath path, String reason) {
    assertThat(reason).isNotBlank();
    touched.add(touch(snapshot.id(), path.toString()));
  }

  <F extends Finding> List<F> only(Class<F> type) {
    assertThat(findings).hasOnlyElementsOfType(type);
    return all(type);
  }

  <F extends Finding> List<F> all(Class<F> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static String touch(SnapshotId snapshot, String path) {
    return snapshot + " " + path;
  }
}

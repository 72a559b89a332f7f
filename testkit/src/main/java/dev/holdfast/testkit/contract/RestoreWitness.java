package dev.holdfast.testkit.contract;

import dev.holdfast.application.port.out.FileRestores.Progress;
import dev.holdfast.application.port.out.FileRestores.Told;
import dev.holdfast.application.port.out.FileRestores.Watch;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told of a restore, or of the packing of an archive. */
public final class RestoreWitness implements Watch {
  private final List<Told> told = new ArrayList<>();
  private final List<Progress> progress = new ArrayList<>();
  private boolean mayGoOn = true;
  private int asksLeft = Integer.MAX_VALUE;

  /** Is not to go on any more. */
  public RestoreWitness stop() {
    mayGoOn = false;
    return this;
  }

  /** Is to go on as often as that, and then not any more. */
  public RestoreWitness stopAfter(int asked) {
    asksLeft = asked;
    return this;
  }

  public List<Told> told() {
    return told;
  }

  public List<Progress> progress() {
    return progress;
  }

  @Override
  public boolean mayGoOn() {
    return mayGoOn && asksLeft-- > 0;
  }

  @Override
  public void progress(Progress now) {
    progress.add(now);
  }

  @Override
  public void told(Told entry) {
    told.add(entry);
  }
}

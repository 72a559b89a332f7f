package dev.holdfast.engine.check;

import dev.holdfast.engine.Cancellation;
import dev.holdfast.engine.lock.SharedLock;
import dev.holdfast.engine.lock.SharedLocks;
import dev.holdfast.engine.write.RepositoryParts;

/** One check of a repository, under a share in its lock. */
public final class CheckRun {
  private final SharedLocks locks;
  private final Examination examination;

  /** Users of the engine call {@code Care.check}. */
  public CheckRun(
      RepositoryParts parts,
      SharedLocks locks,
      CheckOptions options,
      CheckListener listener,
      Cancellation cancellation) {
    this.locks = locks;
    this.examination = Examination.ofWhatIsNamed(parts, options, listener, cancellation);
  }

  /** Does it. */
  public CheckResult run() {
    try (SharedLock lock = locks.acquire()) {
      return examination.run(lock).result();
    }
  }
}

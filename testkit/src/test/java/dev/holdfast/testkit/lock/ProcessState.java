package dev.holdfast.testkit.lock;

/**
 * A process in a state of the world.
 *
 * @param next the step that it stands before
 * @param holds whether it may go on by its own rules: its lock was taken, not given back, and not
 *     lost
 */
record ProcessState(History history, boolean crashed, Call next, boolean holds) {
  ProcessState crash() {
    return new ProcessState(History.EMPTY, true, new Call.Nothing(), false);
  }
}

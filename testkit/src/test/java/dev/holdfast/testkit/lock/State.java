package dev.holdfast.testkit.lock;

import dev.holdfast.engine.id.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A state of the world.
 *
 * @param now the true time
 * @param pauses how often time has passed
 * @param files the lock files that are there
 */
record State(Instant now, int pauses, Set<Hash> files, List<ProcessState> processes) {

  boolean isCrashed(long number) {
    return processes.get((int) number).crashed();
  }

  long crashes() {
    return processes.stream().filter(ProcessState::crashed).count();
  }

  /** Whether every process is at its end. */
  boolean isOver() {
    return processes.stream().allMatch(process -> process.next() instanceof Call.Nothing);
  }

  /** Whether one that needs the repository alone has it beside another. */
  boolean isShared(List<Actor> actors) {
    List<Integer> holders = holders();
    return holders.size() > 1
        && holders.stream().anyMatch(holder -> actors.get(holder).task() != Actor.Task.SHARE);
  }

  /** Those that are about to delete data while another holds the lock. */
  List<Integer> deletingBesideAnother() {
    return IntStream.range(0, processes.size())
        .filter(number -> processes.get(number).next() instanceof Call.DeleteData)
        .filter(number -> holders().stream().anyMatch(holder -> holder != number))
        .boxed()
        .toList();
  }

  /** Those that may go on by their own rules. */
  List<Integer> holders() {
    return IntStream.range(0, processes.size())
        .filter(number -> processes.get(number).holds())
        .boxed()
        .toList();
  }
}

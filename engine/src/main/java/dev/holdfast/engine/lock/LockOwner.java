package dev.holdfast.engine.lock;

/**
 * Who holds our locks, as people and other programs read it.
 *
 * @param hostname names this installation, the same after each start, and is <em>not</em> the
 *     operating system's host name: {@code restic unlock} sends SIGHUP to the process of a lock
 *     that bears its own host name, and a Java program ends on that signal. By this name we know
 *     the locks that a crash of ours left behind
 * @param pid process id; from 0 to 2^31 - 1
 * @param instance tells this process from others that have, had or will have its id, on this or on
 *     other machines; empty where nothing does. restic passes it over
 */
public record LockOwner(String hostname, String username, long pid, String instance) {

  public LockOwner {
    if (hostname.isBlank()) {
      throw new IllegalArgumentException("The owner of a lock needs a host name");
    }
    if (pid < 0 || pid > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Not a process id: " + pid);
    }
  }

  /** An owner of whom no more is known. */
  public LockOwner(String hostname, String username, long pid) {
    this(hostname, username, pid, "");
  }

  @Override
  public String toString() {
    return "%s@%s (process %d)".formatted(username, hostname, pid);
  }
}

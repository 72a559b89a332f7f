package dev.holdfast.engine.restore;

import dev.holdfast.engine.restore.Place.State;
import dev.holdfast.engine.tree.Attributes;
import dev.holdfast.engine.tree.FileStatus;
import dev.holdfast.engine.tree.Node.DirectoryNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/** Makes directories when something in them is needed, and gives them their attributes at last. */
final class DirectoryMaker {
  private final RestoreWork work;
  private final Overwrite overwrite;
  private final boolean dry;

  /** Numbers of directories that stay as they are, by a rule or since they were not chosen. */
  private final BitSet untouched = new BitSet();

  /** Numbers of directories that were there before. */
  private final BitSet there = new BitSet();

  DirectoryMaker(RestoreWork work, Overwrite overwrite) {
    this.work = work;
    this.overwrite = overwrite;
    this.dry = work.has(RestoreOption.DRY_RUN);
  }

  /**
   * Makes a directory, and those above it, unless that was done.
   *
   * @param chosen whether it is restored itself, or only on the way to what is
   * @return whether something can be put into it
   */
  boolean ensure(Place wanted, boolean chosen) {
    Deque<Place> way = new ArrayDeque<>();
    Place place = wanted;
    while (place.state() == State.NOT_NEEDED) {
      way.push(place);
      place = place.parent();
    }
    for (Place next : way) {
      make(next, chosen && next == wanted);
    }
    return wanted.state() != State.FAILED;
  }

  private void make(Place place, boolean chosen) {
    if (place.parent().state() == State.FAILED) {
      place.become(State.FAILED, 0);
      return;
    }
    work.reports().found(0);
    try {
      if (place.parent().state() == State.MISSING) {
        place.become(State.MISSING, 0);
        work.reports().directoryDone(place.path(), RestoreAction.CREATED);
      } else {
        makeIn(place, chosen);
      }
    } catch (IOException e) {
      place.become(State.FAILED, 0);
      work.reports().failed(place.path(), FailureText.of(e));
    }
  }

  private void makeIn(Place place, boolean chosen) throws IOException {
    int parent = place.parent().number();
    TargetDirectory directory = work.directories().acquire(parent);
    try {
      Optional<FileStatus> there =
          place.parent().state() == State.NEW
              ? Optional.empty()
              : directory.status(place.node().name());
      if (there.isEmpty()) {
        makeNew(place, directory);
      } else if (there.get().isDirectory()) {
        open(place, directory, chosen, there.get());
      } else if (OverwriteRule.keeps(overwrite, there.get(), place.node())) {
        throw new IOException(
            "a file or link is in the place of this directory, and is not to be overwritten");
      } else {
        if (!dry) {
          directory.removeFile(place.node().name());
        }
        makeNew(place, directory);
      }
    } finally {
      work.directories().release(parent);
    }
  }

  private void makeNew(Place place, TargetDirectory parent) throws IOException {
    if (dry) {
      place.become(State.MISSING, 0);
      work.reports().directoryDone(place.path(), RestoreAction.CREATED);
      return;
    }
    add(place, State.NEW, parent.makeDirectory(place.node().name()));
  }

  private void open(Place place, TargetDirectory parent, boolean chosen, FileStatus there)
      throws IOException {
    DirectoryNode node = place.node();
    int number = add(place, State.THERE, parent.openDirectory(node.name()));
    boolean kept = OverwriteRule.keeps(overwrite, there, node);
    if (!chosen || kept || dry) {
      untouched.set(number);
      work.reports()
          .directoryDone(place.path(), kept ? RestoreAction.KEPT : RestoreAction.UNCHANGED);
    }
  }

  private int add(Place place, State state, TargetDirectory opened) {
    byte[] entry = PackedEntry.pack(place.node().name(), place.node().attributes());
    int number = work.directories().add(place.parent().number(), entry);
    work.directories().opened(number, opened);
    place.become(state, number);
    if (state == State.THERE) {
      there.set(number);
    }
    return number;
  }

  /** Gives all directories their attributes, the deepest first. */
  void finish() {
    for (int number = work.directories().count() - 1; number > Directories.ROOT; number--) {
      if (!untouched.get(number)) {
        finish(number);
      }
    }
  }

  private void finish(int number) {
    Directories directories = work.directories();
    Attributes attributes = PackedEntry.attributes(directories.entry(number));
    try {
      TargetDirectory directory = directories.acquire(number);
      try {
        work.reports().incomplete(directories.path(number), directory.apply(attributes));
      } finally {
        directories.release(number);
      }
      work.reports()
          .directoryDone(
              directories.path(number),
              there.get(number) ? RestoreAction.UNCHANGED : RestoreAction.CREATED);
    } catch (IOException e) {
      work.reports().failed(directories.path(number), FailureText.of(e));
    }
  }
}

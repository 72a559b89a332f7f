package dev.holdfast.adapters.storage.source;

import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.SourceTree;
import dev.holdfast.engine.tree.Owner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The included paths of a selection as one tree, in which each stands where it was named, whatever
 * links it was resolved through.
 */
record SelectedTree(Selected top, Gate gate, PosixSourceTree machine) implements SourceTree {

  static SelectedTree of(Selected top, Gate gate) {
    return new SelectedTree(top, gate, new PosixSourceTree(Path.of("/")));
  }

  @Override
  public SourceDirectory root() throws IOException {
    Selected.Rule whole = top.rule();
    return whole == null
        ? new WayDirectory("", top, gate)
        : gate.enter(gate.check().open(whole.place()), whole, top);
  }

  @Override
  public Owner owner(long userId, long groupId) {
    return machine.owner(userId, groupId);
  }
}

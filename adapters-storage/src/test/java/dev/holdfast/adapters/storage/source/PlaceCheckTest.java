package dev.holdfast.adapters.storage.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.adapters.storage.posix.MountedDirectory;
import dev.holdfast.adapters.storage.posix.PosixSourceTree;
import dev.holdfast.domain.source.AllowedRoots;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.engine.source.SourceDirectory;
import dev.holdfast.engine.source.pattern.ExcludePatterns;
import dev.holdfast.engine.tree.NodeName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between the check of a place and its opening, step by step. */
class PlaceCheckTest {
  private static final NodeName INNER = NodeName.of("inner");
  private static final NodeName FILE = NodeName.of("file");

  @TempDir private Path temp;

  private Path allowed;
  private Path secrets;
  private PlaceCheck check;

  @BeforeEach
  void makeTrees() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    Path base = temp.toRealPath();
    allowed = base.resolve("allowed");
    secrets = base.resolve("secrets");
    for (Path tree : List.of(allowed.resolve("folder"), secrets)) {
      Files.createDirectories(tree.resolve("inner"));
      Files.writeString(tree.resolve("inner/file"), "x");
    }
    Path data = Files.createDirectory(base.resolve("data"));
    AllowedRoots roots = new AllowedRoots(List.of(new SourcePath(allowed.toString())));
    check = PlaceCheck.of(roots, OwnFolders.find(List.of(data)));
  }

  @Test
  void placeThatDidNotChange_isOpened() throws IOException {
    try (MountedDirectory opened = check.open(resolved("folder/inner"))) {
      assertThat(opened.names()).containsExactly(FILE);
    }
    check.openFile(resolved("folder/inner/file")).file().close();
  }

  @Test
  void lastPartThatBecameALink_isNotFollowed() throws IOException {
    Place inner = resolved("folder/inner");
    replaceByLink(allowed.resolve("folder/inner"), secrets.resolve("inner"));

    assertThatThrownBy(() -> check.open(inner)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> check.look(inner)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void middlePartThatBecameALink_isNotFollowed() throws IOException {
    Place inner = resolved("folder/inner");
    Place file = resolved("folder/inner/file");
    replaceByLink(allowed.resolve("folder"), secrets);

    assertThatThrownBy(() -> check.open(inner)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> check.look(file)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> check.openFile(file)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void fileThatBecameALink_isNotFollowed() throws IOException {
    Place file = resolved("folder/inner/file");
    replaceByLink(allowed.resolve("folder/inner/file"), secrets.resolve("inner/file"));

    assertThatThrownBy(() -> check.openFile(file)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void folderThatBecameALinkAfterItWasListed_isNotFollowed() throws IOException {
    Selected top = new Selected();
    Place folder = resolved("folder");
    List<NodeName> names = folder.path().names().stream().map(NodeName::of).toList();
    top.add(names, new Selected.Rule(folder, ExcludePatterns.of(List.of()), false));
    Gate gate = new Gate(check, Set.of(), Set.of());

    try (SourceDirectory opened = open(SelectedTree.of(top, gate).root(), names)) {
      assertThat(opened.status(INNER).isDirectory()).isTrue();
      replaceByLink(allowed.resolve("folder/inner"), secrets.resolve("inner"));

      assertThatThrownBy(() -> opened.openDirectory(INNER)).isInstanceOf(FileSystemException.class);
    }
  }

  private static SourceDirectory open(SourceDirectory root, List<NodeName> names)
      throws IOException {
    SourceDirectory at = root;
    for (NodeName name : names) {
      try (SourceDirectory above = at) {
        at = above.openDirectory(name);
      }
    }
    return at;
  }

  private Place resolved(String below) throws IOException {
    return check.resolve(new SourcePath(allowed + "/" + below));
  }

  private void replaceByLink(Path shown, Path target) throws IOException {
    Files.move(shown, temp.resolve("moved"));
    Files.createSymbolicLink(shown, target);
  }
}

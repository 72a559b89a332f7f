package dev.holdfast.adapters.storage.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user meets who may not do everything; tests that run as root would never see it. */
final class OtherUserTest {
  @TempDir Path folder;

  @Test
  void userWithoutRights_isToldAndGetsTheRest() throws IOException {
    assumeTrue(PosixSourceTree.isSupported(), "not a Linux whose calls are known");
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid")),
        "only root can become another user");
    Files.writeString(folder.resolve("public"), "public");
    permit(Files.writeString(folder.resolve("secret"), "secret"), "rw-------");
    permit(Files.createDirectory(folder.resolve("closed")), "rwx--x--x");
    Files.setAttribute(folder, "unix:uid", OtherUser.ID, LinkOption.NOFOLLOW_LINKS);

    List<String> said = OtherUser.said(folder);

    assertThat(said)
        .contains(
            "missing NoSuchFileException",
            "size 6",
            "file AccessDeniedException",
            "directory AccessDeniedException",
            "public none",
            "mode 555",
            "modified 2001-02-03T04:05:06Z");
    assertThat(said)
        .filteredOn(line -> line.startsWith("refused "))
        .singleElement(STRING)
        .contains("owner 0:0: Operation not permitted")
        .contains("extended attribute trusted.one: Operation not permitted")
        .contains("set-user-id and set-group-id: left out, since the owner is another")
        .doesNotContain("user.two: Permission denied");
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}

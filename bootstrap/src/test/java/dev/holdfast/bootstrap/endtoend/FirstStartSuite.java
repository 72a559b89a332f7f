package dev.holdfast.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bootstrap.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a first start leaves in the data folder. Not part of the default build, since it starts many
 * processes; {@code .ci/run} runs it.
 */
class FirstStartSuite {
  @TempDir Path folder;

  @Test
  void folderAndCredentials_areForTheOwnerAlone() throws Exception {
    Path data = folder.resolve("data");

    try (ServerUnderTest server = ServerUnderTest.start(data)) {
      assertThat(server.isFirstStart()).isTrue();
    }

    assertThat(permissionsOf(data)).isEqualTo("rwx------");
    assertThat(permissionsOf(AdminCredentials.fileIn(data))).isEqualTo("rw-------");
    assertThat(permissionsOf(data.resolve("master.key"))).isEqualTo("rw-------");
  }

  @Test
  void credentials_areExactlyTheFourMembers_onOneLine() throws Exception {
    Path data = folder.resolve("data");

    ServerUnderTest.start(data).close();

    String file = Files.readString(AdminCredentials.fileIn(data)).strip();
    assertThat(file).hasLineCount(1);
    assertThat(Json.parse(file).propertyNames())
        .containsExactly("clientId", "clientSecret", "apiKey", "tenant");
    assertThat(AdminCredentials.in(data).tenant()).isEqualTo("default");
  }

  @Test
  void laterStart_writesNoCredentials() throws Exception {
    Path data = folder.resolve("data");
    ServerUnderTest.start(data).close();
    Files.delete(AdminCredentials.fileIn(data));

    try (ServerUnderTest server = ServerUnderTest.start(data)) {
      assertThat(server.isFirstStart()).isFalse();
    }

    assertThat(AdminCredentials.fileIn(data)).doesNotExist();
  }

  @Test
  void credentialsOfAStartThatWasCutOff_areReplacedByGoodOnes() throws Exception {
    Path data = folder.resolve("data");
    ServerUnderTest.start(data).close();
    Files.writeString(AdminCredentials.fileIn(data), "{}");
    for (String file : new String[] {"catalogue.db", "catalogue.db-wal", "catalogue.db-shm"}) {
      Files.deleteIfExists(data.resolve(file));
    }

    try (ServerUnderTest server = ServerUnderTest.start(data)) {
      ApiClient client = ApiClient.signedIn(server.address(), AdminCredentials.in(data));
      assertThat(client.uploads().status()).isEqualTo(200);
    }
  }

  private static String permissionsOf(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static dev.holdfast.testkit.build.UploadParts.file;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.application.port.in.config.StoreUpload.Part;
import dev.holdfast.application.port.in.config.StoreUpload.Parts;
import dev.holdfast.domain.config.BundleOptions.Selection;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobState.Complete;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UploadParts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StoreUploadTest {
  private static final byte[] BUNDLE = aBundle().with(anObject()).bytes();

  private final Server server = new Server();

  @Test
  void parts_comeInAnyOrder_andUnknownOnesArePassedOver() {
    ConfigBackup first =
        store(UploadParts.of(new Part.Unknown("x"), new Part.Name("first"), file(BUNDLE)));
    ConfigBackup second =
        store(UploadParts.of(file(BUNDLE), new Part.Unknown("options"), new Part.Name("second")));

    assertThat(server.uploads()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void scopeToManage_isEnough() {
    Principal manager = ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_MANAGE).principal();

    ConfigBackup backup =
        server.application.storeUpload().store(manager, UploadParts.of("nightly", BUNDLE));

    assertThat(server.uploads()).containsExactly(backup);
  }

  @Test
  void optionsOfTheFile_areThoseOfTheBackup() {
    byte[] bundle =
        aBundle()
            .withMemberBehind(
                "options",
                """
                {"includeTypes": ["ROLE"], "objectOptions": {"ROLE": {"includedIds": ["1"]}}}
                """)
            .bytes();

    ConfigBackup backup = server.upload("nightly", bundle);

    assertThat(backup.isPartial()).isTrue();
    assertThat(backup.options().includeTypes()).containsExactly("ROLE");
    assertThat(backup.options().objectOptions())
        .isEqualTo(Map.of("ROLE", new Selection(List.of("1"), List.of())));
  }

  @Test
  void stagedFile_isWhatWasSent_byteForByte() {
    byte[] bundle = (aBundle().with(anObject()).text() + " \r\n ").getBytes(UTF_8);

    server.upload("nightly", bundle);

    String file = server.memory.staging().files().getFirst();
    assertThat(server.memory.staging().read(file, 0, bundle.length)).isEqualTo(bundle);
  }

  @Test
  void sameUploadSentAgain_isTheSameJob_andNothingIsStagedTwice() {
    ConfigBackup first = server.upload("nightly", BUNDLE);
    server.clock.advance(Duration.ofMinutes(9));

    ConfigBackup second = server.upload("nightly", BUNDLE);

    assertThat(second).isEqualTo(first);
    assertThat(server.uploads()).hasSize(1);
    assertThat(server.memory.staging().files()).hasSize(1);
  }

  @Test
  void sameUploadSentAgainAfterItsEnd_isShownAsItIsNow() {
    ConfigBackup first = server.upload("nightly", BUNDLE);
    server.runAll();

    ConfigBackup second = server.upload("nightly", BUNDLE);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.state()).isEqualTo(new Complete(Server.START));
    assertThat(server.memory.staging().files()).isEmpty();
  }

  @Test
  void tooManyParts_areNoUpload_butAHundredAre() {
    Parts parts =
        UploadParts.of(
            IntStream.range(0, 100)
                .mapToObj(
                    i ->
                        switch (i) {
                          case 50 -> new Part.Name("nightly");
                          case 70 -> file(BUNDLE);
                          default -> new Part.Unknown("part " + i);
                        })
                .toArray(Part[]::new));

    assertThat(store(parts).name().value()).isEqualTo("nightly");
  }

  @Test
  void timesAreKeptInMilliseconds() {
    server.clock.advance(Duration.ofNanos(999_999));

    assertThat(server.upload("nightly", BUNDLE).created()).isEqualTo(Server.START);
  }

  private ConfigBackup store(Parts parts) {
    return server.application.storeUpload().store(Server.CLIENT, parts);
  }
}

package dev.holdfast.testkit.service;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static dev.holdfast.testkit.build.UploadParts.file;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.application.HoldfastApplication.Limits;
import dev.holdfast.application.port.in.config.StoreUpload.Part;
import dev.holdfast.application.port.in.config.StoreUpload.Parts;
import dev.holdfast.domain.config.ConfigBackup;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.domain.error.UnavailableException;
import dev.holdfast.domain.identity.Principal;
import dev.holdfast.domain.identity.Scope;
import dev.holdfast.domain.job.JobKind;
import dev.holdfast.testkit.build.BrokenStream;
import dev.holdfast.testkit.build.ClientBuilder;
import dev.holdfast.testkit.build.UploadParts;
import dev.holdfast.testkit.fake.Interference;
import dev.holdfast.testkit.fake.Interference.When;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused at once. After each of them nothing is left but what was there before. */
final class UploadRefusalsTest {
  private static final byte[] BUNDLE = aBundle().with(anObject()).bytes();

  private Server server = new Server();
  private List<ConfigBackup> kept = List.of();

  @AfterEach
  void nothingElseIsKept() {
    assertThat(server.uploads()).isEqualTo(kept);
    assertThat(server.memory.staging().files()).hasSize(kept.size());
    assertThat(server.memory.jobs().openSubjects(JobKind.CONFIG_UPLOAD)).hasSize(kept.size());
    assertThat(server.memory.snapshots().snapshots()).isEmpty();
  }

  static Stream<Arguments> filesThatAreNoBundles() {
    String object = anObject().text();
    return Stream.of(
        Arguments.of("empty", "", "json.malformed"),
        Arguments.of("blank", " \n", "json.malformed"),
        Arguments.of("no JSON", "version: 1", "json.malformed"),
        Arguments.of("a scalar", "42", "bundle.shape"),
        Arguments.of("no objects", "{\"version\":1}", "bundle.shape"),
        Arguments.of("objects that are no array", "{\"objects\":{}}", "bundle.shape"),
        Arguments.of("an object that is none", "[1]", "bundle.shape"),
        Arguments.of("an object of the wrong shape", "[{}]", "bundle.shape"),
        Arguments.of("the same key twice", "[" + object + "," + object + "]", "bundle.duplicate"),
        Arguments.of("a member twice", "{\"a\":1,\"a\":1,\"objects\":[]}", "json.duplicate"),
        Arguments.of("a member of an object twice", "[{\"a\":1,\"a\":1}]", "json.duplicate"),
        Arguments.of("cut off", "[" + object, "json.malformed"),
        Arguments.of("text behind it", "[]" + object, "json.malformed"),
        Arguments.of(
            "options of the wrong shape", "{\"options\":7,\"objects\":[]}", "bundle.shape"),
        Arguments.of("nested too deep", "[".repeat(300), "bundle.shape"),
        Arguments.of(
            "nested too deep in an object",
            "[" + anObject().containing("{\"a\":" + "[".repeat(300)).text(),
            "json.limit"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesThatAreNoBundles")
  void fileThatIsNoBundle_isRefused(String what, String text, String code) {
    InvalidInputException refusal = refusal(UploadParts.of("nightly", text.getBytes(UTF_8)));

    assertThat(refusal.code()).as(what).isEqualTo(code);
    assertThat(refusal.causes()).hasSize(1).first().asString().contains("line ", ", column ");
  }

  @Test
  void fileInAnotherEncoding_isRefused() {
    byte[] latin1 = "[\"\u00e9\"]".getBytes(ISO_8859_1);

    assertThat(refusal(UploadParts.of("nightly", latin1)).code()).isEqualTo("json.malformed");
  }

  @Test
  void missingFile_isRefused() {
    assertThat(refusal(UploadParts.of(new Part.Name("nightly"))))
        .hasMessageContaining("The part \"data\" is missing");
    assertThat(refusal(UploadParts.of())).hasMessageContaining("The part \"data\" is missing");
    assertThat(refusal(UploadParts.of(new Part.Unknown("file"), new Part.Name("nightly"))))
        .hasMessageContaining("The part \"data\" is missing");
  }

  @Test
  void missingName_isRefused() {
    assertThat(refusal(UploadParts.of(file(BUNDLE))))
        .hasMessageContaining("The part \"name\" is missing");
  }

  @Test
  void partThatComesTwice_isRefused() {
    assertThat(refusal(UploadParts.of(file(BUNDLE), file(BUNDLE), new Part.Name("x"))))
        .hasMessageContaining("The part \"data\" is there twice");
    assertThat(refusal(UploadParts.of(new Part.Name("x"), new Part.Name("x"), file(BUNDLE))))
        .hasMessageContaining("The part \"name\" is there twice");
  }

  @Test
  void tooManyParts_areRefused() {
    Part[] parts = Stream.generate(() -> new Part.Unknown("x")).limit(101).toArray(Part[]::new);

    assertThat(refusal(UploadParts.of(parts))).hasMessageContaining("more than 100 parts");
  }

  @Test
  void nameThatIsNone_isRefused() {
    assertThat(refusal(UploadParts.of(" ", BUNDLE)).code()).isEqualTo("backup.name.empty");
    assertThat(refusal(UploadParts.of("n".repeat(201), BUNDLE)).code())
        .isEqualTo("backup.name.long");
    assertThat(refusal(UploadParts.of("a\u0007", BUNDLE)).code()).isEqualTo("backup.name.control");
  }

  @Test
  void nameThatIsTaken_isRefused_namingItsHolder() {
    ConfigBackup holder = server.upload("nightly", BUNDLE);
    kept = List.of(holder);

    InvalidInputException refusal =
        refusal(UploadParts.of("nightly", aBundle().with(anObject().withId("2")).bytes()));

    assertThat(refusal.code()).isEqualTo("upload.name.taken");
    assertThat(refusal).hasMessageContainingAll("\"nightly\"", holder.id().toString());
  }

  @Test
  void sameUpload_isMeantAsANewOne_afterTenMinutes() {
    kept = List.of(server.upload("nightly", BUNDLE));
    server.clock.advance(Duration.ofMinutes(10));

    assertThat(refusal(UploadParts.of("nightly", BUNDLE)).code()).isEqualTo("upload.name.taken");
  }

  @Test
  void uploadBeyondTheLimit_isRefused_withTheNextStep() {
    server = new Server(Limits.of(1000, 1), ports -> ports);
    kept = List.of(server.upload("first", BUNDLE));

    assertThatThrownBy(() -> server.upload("second", BUNDLE))
        .isInstanceOfSatisfying(
            LimitReachedException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("upload.count"))
        .hasMessageContaining("delete one first");
  }

  @Test
  void fileThatIsTooLong_isRefused_andOneByteLessIsNot() {
    server = new Server(Limits.of(BUNDLE.length - 1, 10), ports -> ports);
    assertThatThrownBy(() -> server.upload("nightly", BUNDLE))
        .isInstanceOf(LimitReachedException.class);
    nothingElseIsKept();

    server = new Server(Limits.of(BUNDLE.length, 10), ports -> ports);
    kept = List.of(server.upload("nightly", BUNDLE));
  }

  @Test
  void bodyThatBreaksOff_isRefused() {
    InvalidInputException broken =
        new InvalidInputException("upload.truncated", "The body breaks off.");

    InvalidInputException inTheFile =
        refusal(UploadParts.of(new Part.File(BrokenStream.after(BUNDLE, broken))));
    InvalidInputException betweenParts =
        refusal(
            () -> {
              throw broken;
            });

    assertThat(inTheFile.code()).isEqualTo("upload.truncated");
    assertThat(inTheFile.causes().getFirst()).contains("The body breaks off.");
    assertThat(betweenParts).isSameAs(broken);
  }

  @Test
  void brokenConnection_isNoFaultOfTheFile() {
    IOException broken = new IOException("Connection reset");
    Parts parts = UploadParts.of(new Part.File(BrokenStream.after(BUNDLE, broken)));

    assertThatThrownBy(() -> server.application.storeUpload().store(Server.CLIENT, parts))
        .isInstanceOf(UncheckedIOException.class)
        .hasCause(broken);
  }

  @Test
  void readersAndStrangers_mayNotUpload_andNothingIsRead() {
    Parts untouched =
        () -> {
          throw new AssertionError("Read before the scope was checked");
        };

    for (Principal principal :
        List.of(
            ClientBuilder.aClient().holding(Scope.CONFIG_BACKUP_READ).principal(),
            ClientBuilder.aClient().holding().principal())) {
      assertThatThrownBy(() -> server.application.storeUpload().store(principal, untouched))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  @Test
  void fullDisk_isTold_andNothingIsKept() {
    UnavailableException full = new UnavailableException("disk.full", "The disk is full.");
    for (String method : List.of("begin", "commit", "accept")) {
      server =
          new Server(
              Limits.DEFAULT,
              new Interference()
                      .at(
                          method,
                          When.BEFORE,
                          () -> {
                            throw full;
                          })
                  ::in);

      assertThatThrownBy(() -> server.upload("nightly", BUNDLE)).isSameAs(full);
      nothingElseIsKept();
    }
  }

  @Test
  void catalogueThatBreaksOffAfterItAccepted_keepsTheFileForTheJob() {
    UnavailableException broken = new UnavailableException("catalogue.io", "It broke off.");
    server =
        new Server(
            Limits.DEFAULT,
            new Interference()
                    .at(
                        "accept",
                        When.AFTER,
                        () -> {
                          throw broken;
                        })
                ::in);

    assertThatThrownBy(() -> server.upload("nightly", BUNDLE)).isSameAs(broken);

    kept = server.uploads();
    assertThat(kept).hasSize(1);
  }

  private InvalidInputException refusal(Parts parts) {
    return catchThrowableOfType(
        InvalidInputException.class,
        () -> server.application.storeUpload().store(Server.CLIENT, parts));
  }
}

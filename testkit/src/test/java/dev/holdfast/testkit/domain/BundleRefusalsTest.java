package dev.holdfast.testkit.domain;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.domain.config.BundleLimits;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.LimitReachedException;
import dev.holdfast.testkit.build.BrokenStream;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no bundle, and how a person finds the place. */
final class BundleRefusalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"objects\"", "true"})
  void scalar_isNoBundle(String text) {
    assertThat(refusal(text).code()).isEqualTo("bundle.shape");
    assertThat(cause(text))
        .isEqualTo(
            "The file, at line 1, column 1: a bundle is an object with the member \"objects\", or"
                + " an array of objects.");
  }

  @Test
  void emptyFile_isNoBundle() {
    assertThat(cause("")).startsWith("The file: ").contains("line 1, column 1", "empty");
  }

  @Test
  void objectWithoutObjects_isNoBundle() {
    assertThat(cause("{}")).contains("line 1, column 2", "the member \"objects\" is missing");
    assertThat(cause("{\"version\":1,\n\"Objects\":[]}"))
        .contains("line 2, column 13", "the member \"objects\" is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"x\"", "1"})
  void objectsThatAreNoArray_areRefused(String objects) {
    assertThat(cause("{\"objects\": " + objects + "}"))
        .isEqualTo("The file, at line 1, column 13: \"objects\" must be an array.");
  }

  @Test
  void objectsTwice_areRefused() {
    InvalidInputException refusal = refusal("{\"objects\":[],\"objects\":[]}");

    assertThat(refusal.code()).isEqualTo("json.duplicate");
    assertThat(refusal.causes().getFirst()).contains("The file", "line 1, column 15");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"x\"", "[]"})
  void elementThatIsNoObject_isRefused(String element) {
    String first = anObject().text();

    assertThat(cause("[" + first + ",\n " + element + "]"))
        .startsWith("Object 2, at line 2, column 2: ")
        .contains("must be an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"self\":{\"id\":\"7\",\"type\":\"ROLE\",\"name\":\"x\"},\"object\":{}}|\"version\" is",
        "{\"version\":1,\"object\":{}}|\"self\" is",
        "{\"version\":1,\"self\":{\"id\":\"7\",\"type\":\"ROLE\",\"name\":\"x\"}}|\"object\" is",
        "{}|\"self\" is"
      })
  void missingMember_isNamed_withTheBeginOfItsObject(String item, String member) {
    assertThat(cause("[\n " + item + "]"))
        .startsWith("Object 1")
        .contains("at line 2, column 2: the member " + member + " missing")
        .contains("every object has version, self and object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"1\"", "{}", "[1]", "true"})
  void versionThatIsNoNumber_isRefused(String version) {
    assertThat(cause("[{\"version\":" + version + "}]"))
        .isEqualTo("Object 1, at line 1, column 13: \"version\" must be a number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"x\"", "[]", "1"})
  void contentThatIsNoObject_isRefused(String content) {
    String item = anObject().containing("\n" + content).text();

    assertThat(cause("[" + item + "]"))
        .isEqualTo(
            "Object 1 (\"ROLE\" \"1\", named \"Auditor\"), at line 2, column 1: \"object\" must"
                + " be an object.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null|must be an object with id, type and name",
        "[]|must be an object with id, type and name",
        "{}|must have the member \"type\", a string",
        "{\"type\":\"ROLE\",\"name\":\"x\"}|must have the member \"id\", a string",
        "{\"type\":\"ROLE\",\"id\":\"7\"}|must have the member \"name\", a string",
        "{\"type\":\"ROLE\",\"id\":7,\"name\":\"x\"}|must have the member \"id\", a string",
        "{\"type\":null,\"id\":\"7\",\"name\":\"x\"}|must have the member \"type\", a string",
        "{\"type\":\"ROLE\",\"id\":\"7\",\"name\":null}|must have the member \"name\", a string",
        "{\"type\":\"\",\"id\":\"7\",\"name\":\"x\"}|an id and a type that are not empty",
        "{\"type\":\"ROLE\",\"id\":\"\",\"name\":\"x\"}|an id and a type that are not empty"
      })
  void selfOfTheWrongShape_isRefused(String self, String problem) {
    assertThat(cause("[{\"version\":1,\"self\":" + self + ",\"object\":{}}]"))
        .startsWith("Object 1, at line 1, column 22: \"self\" ")
        .contains(problem);
  }

  @Test
  void sameTypeAndIdTwice_isRefused_namingBoth() {
    String first = anObject().withId("7").text();
    String second = anObject().withId("8").text();
    String third = anObject().withId("7").named("Other").text();

    InvalidInputException refusal = refusal("[" + first + "," + second + ",\n  " + third + "]");

    assertThat(refusal.code()).isEqualTo("bundle.duplicate");
    assertThat(refusal.causes())
        .containsExactly(
            "Object 3 (\"ROLE\" \"7\", named \"Other\"), at line 2, column 3: object 1 has the"
                + " same type and id already.");
    assertThat(refusal).hasMessageContaining(refusal.causes().getFirst());
  }

  @Test
  void duplicateMember_isRefused_namingItsObject() {
    String item = anObject().named("AD").containing("{\"a\":{\"b\":1,\n\"b\":1}}").text();

    InvalidInputException refusal = refusal("[" + item + "]");

    assertThat(refusal.code()).isEqualTo("json.duplicate");
    assertThat(refusal.causes().getFirst())
        .startsWith("Object 1 (\"ROLE\" \"1\", named \"AD\"): ")
        .contains("line 2, column 1", "\"b\"");
  }

  @Test
  void duplicateMemberBesideTheObjects_isRefused() {
    assertThat(cause("{\"version\":1,\"version\":1,\"objects\":[]}"))
        .startsWith("The file: ")
        .contains("line 1, column 14", "\"version\"");
    assertThat(cause("{\"objects\":[" + anObject().text() + "],\"x\":1,\"x\":1}"))
        .startsWith("The file: ");
  }

  @Test
  void brokenJson_isRefused_namingTheObject() {
    assertThat(cause("[" + anObject().text() + ",\n{\"version\":01}]"))
        .startsWith("Object 2: ")
        .contains("line 2, column 13");
    assertThat(cause(aBundle().text() + "x")).startsWith("The file: ");
  }

  @Test
  void truncatedText_isRefused_whereverItEnds() {
    String text =
        aBundle().with(anObject(), anObject().withId("2")).withMemberBehind("x", "1").text();

    for (int length = 0; length < text.length(); length++) {
      String begin = text.substring(0, length);
      assertThat(cause(begin)).as(begin).contains("column " + (length + 1));
    }
  }

  @Test
  void bodyThatBreaksOff_isRefused_inTheWordsOfItsReader() {
    byte[] begin = "[{\"version\":1,".getBytes(UTF_8);
    InvalidInputException broken =
        new InvalidInputException("upload.truncated", "The body breaks off after 14 bytes.");

    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                Bundles.entries(
                    Bundles.reader(BrokenStream.after(begin, broken), BundleLimits.DEFAULT)));

    assertThat(refusal.code()).isEqualTo("upload.truncated");
    assertThat(refusal.causes()).containsExactly("Object 1: The body breaks off after 14 bytes.");
    assertThat(refusal).hasCause(broken);
  }

  @Test
  void otherFailuresOfTheStream_passThrough() {
    LimitReachedException limit = new LimitReachedException("upload.long", "Too long.");

    assertThatThrownBy(
            () ->
                Bundles.entries(
                    Bundles.reader(
                        BrokenStream.after("[".getBytes(UTF_8), limit), BundleLimits.DEFAULT)))
        .isSameAs(limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|options must be",
        "\"x\"|options must be",
        "[1]|options must be",
        "{\"includeTypes\":\"ROLE\"}|options.includeTypes must be",
        "{\"includeTypes\":[1]}|options.includeTypes must be",
        "{\"includeTypes\":[null]}|options.includeTypes must be",
        "{\"excludeTypes\":{}}|options.excludeTypes must be",
        "{\"objectOptions\":[\"ROLE\"]}|options.objectOptions must be",
        "{\"objectOptions\":{\"ROLE\":7}}|options.objectOptions.\"ROLE\" must be",
        "{\"objectOptions\":{\"R\":{\"includedIds\":1}}}|options.objectOptions.\"R\".includedIds must",
        "{\"objectOptions\":{\"R\":{\"includedNames\":{}}}}|.\"R\".includedNames must be"
      })
  void optionsOfTheWrongShape_areRefused(String options, String problem) {
    assertThat(cause("{\"options\":" + options + ",\"objects\":[]}"))
        .startsWith("The file, at line 1, column 12: ")
        .contains(problem);
  }

  @Test
  void whatIsShownOfAnObject_isShort_andVisible() {
    String item =
        anObject().named("n".repeat(150) + "\\u0007").withId("\\ud800\\n").containing("1").text();

    assertThat(cause("[" + item + "]"))
        .startsWith("Object 1 (\"ROLE\" \"\ufffd\ufffd\", named \"" + "n".repeat(100) + "…\"), at");
  }

  @Test
  void tooManyObjects_areRefused() {
    BundleLimits limits = new BundleLimits(2, 1000, 100, 100, 1000);
    String two = anObject().withId("1").text() + "," + anObject().withId("2").text();
    String three = two + ",\n" + anObject().withId("3").text();

    assertThat(Bundles.entries(Bundles.reader(stream("[" + two + "]"), limits))).hasSize(4);
    assertThat(refusal("[" + three + "]", limits).code()).isEqualTo("bundle.limit");
    assertThat(refusal("[" + three + "]", limits).causes().getFirst())
        .isEqualTo(
            "Object 3, at line 2, column 1: a bundle may hold 2 objects at most; divide it.");
  }

  @Test
  void objectThatIsTooLong_isRefused() {
    String longest = anObject().containing("{\"a\":\"xxxx\"}").text();
    String longer = anObject().containing("{\"a\":\"xxxxx\"}").text();
    BundleLimits limits = new BundleLimits(10, longest.length(), 1000, 100, 1000);

    assertThat(Bundles.entries(Bundles.reader(stream("[" + longest + "]"), limits))).hasSize(3);
    assertThat(refusal("[" + longer + "]", limits).code()).isEqualTo("bundle.limit");
    assertThat(refusal("[" + longer + "]", limits).causes().getFirst())
        .startsWith("Object 1 (\"ROLE\" \"1\", named \"Auditor\"), at line 1, column ")
        .endsWith(": one object may be " + longest.length() + " bytes long at most.");
  }

  @Test
  void objectOfTooManyValues_isRefused() {
    BundleLimits limits = new BundleLimits(10, 10_000, 20, 100, 1000);

    String most = anObject().containing("{\"a\":[" + "0,".repeat(12) + "0]}").text();
    String more = anObject().containing("{\"a\":[" + "0,".repeat(13) + "0]}").text();

    assertThat(Bundles.entries(Bundles.reader(stream("[" + most + "]"), limits))).hasSize(3);
    assertThat(refusal("[" + more + "]", limits).causes().getFirst())
        .endsWith(": one object may hold 20 values at most.");
  }

  @Test
  void keysThatAreTooLong_areRefused() {
    BundleLimits limits = new BundleLimits(10, 10_000, 100, 10, 1000);

    for (String item :
        List.of(
            anObject().withId("i".repeat(11)).text(),
            anObject().named("n".repeat(11)).text(),
            anObject().ofType("T".repeat(11)).text())) {
      assertThat(refusal("[" + item + "]", limits).code()).isEqualTo("bundle.limit");
      assertThat(refusal("[" + item + "]", limits).causes().getFirst())
          .matches(
              "Object 1, at line 1, column \\d+: \"self\\.(type|id|name)\" is longer than 10"
                  + " characters\\.");
    }
  }

  @Test
  void membersBesideTheObjects_haveALimitTogether() {
    BundleLimits limits = new BundleLimits(10, 10_000, 100, 100, 40);
    String allowed =
        "{\"a\":\"" + "x".repeat(14) + "\",\"objects\":[],\"b\":\"" + "x".repeat(14) + "\"}";
    String tooLong =
        "{\"a\":\"" + "x".repeat(14) + "\",\"objects\":[],\"b\":\"" + "x".repeat(15) + "\"}";

    assertThat(Bundles.entries(Bundles.reader(stream(allowed), limits))).hasSize(4);
    assertThat(refusal(tooLong, limits).code()).isEqualTo("bundle.limit");
    assertThat(refusal(tooLong, limits).causes().getFirst())
        .contains("the members beside \"objects\" may be 40 bytes long together at most");
  }

  private static String cause(String text) {
    InvalidInputException refusal = refusal(text);
    assertThat(refusal.causes()).hasSize(1);
    return refusal.causes().getFirst();
  }

  private static InvalidInputException refusal(String text) {
    return refusal(text, BundleLimits.DEFAULT);
  }

  private static InvalidInputException refusal(String text, BundleLimits limits) {
    return catchThrowableOfType(
        InvalidInputException.class, () -> Bundles.entries(Bundles.reader(stream(text), limits)));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}

package dev.holdfast.testkit.domain;

import static dev.holdfast.testkit.build.BundleBuilder.aBundle;
import static dev.holdfast.testkit.build.ObjectBuilder.anObject;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.config.BundleEntry;
import dev.holdfast.domain.config.BundleEntry.End;
import dev.holdfast.domain.config.BundleEntry.Item;
import dev.holdfast.domain.config.BundleEntry.ObjectsBegin;
import dev.holdfast.domain.config.BundleEntry.TopLevel;
import dev.holdfast.domain.config.BundleForm;
import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.BundleOptions.Selection;
import dev.holdfast.domain.config.ObjectKey;
import dev.holdfast.domain.json.JsonValue.JsonNumber;
import dev.holdfast.domain.json.JsonValue.JsonObject;
import dev.holdfast.domain.json.JsonValue.JsonString;
import dev.holdfast.testkit.build.BundleBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleReaderTest {

  @Test
  void export_isReadInItsOrder() {
    BundleBuilder bundle = aBundle().with(anObject()).withMemberBehind("description", "\"late\"");

    List<BundleEntry> entries = Bundles.entries(bundle.text());

    assertThat(entries).hasSize(6);
    assertThat(entries.get(0)).isEqualTo(new TopLevel("version", new JsonNumber("1")));
    assertThat(entries.get(1)).isEqualTo(new TopLevel("tenant", new JsonString("acme-poc")));
    assertThat(entries.get(2)).isEqualTo(new ObjectsBegin());
    assertThat(entries.get(3)).isInstanceOf(Item.class);
    assertThat(entries.get(4)).isEqualTo(new TopLevel("description", new JsonString("late")));
    assertThat(entries.get(5)).isEqualTo(new End(BundleForm.EXPORT, BundleOptions.NONE));
  }

  @ParameterizedTest
  @EnumSource(BundleForm.class)
  void everyForm_isRecognized(BundleForm form) {
    BundleBuilder bundle = aBundle().inForm(form).with(anObject());

    assertThat(Bundles.end(bundle.text()).form()).isEqualTo(form);
    assertThat(Bundles.items(bundle.text())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(BundleForm.class)
  void bundleWithoutObjects_isABundle(BundleForm form) {
    List<BundleEntry> entries = Bundles.entries(aBundle().inForm(form).text());

    assertThat(entries).contains(new ObjectsBegin());
    assertThat(entries.getLast()).isEqualTo(new End(form, BundleOptions.NONE));
  }

  @Test
  void oneFurtherMember_makesAnExport_wherever() {
    assertThat(Bundles.end("{\"objects\":[],\"x\":null}").form()).isEqualTo(BundleForm.EXPORT);
    assertThat(Bundles.end("{\"x\":null,\"objects\":[]}").form()).isEqualTo(BundleForm.EXPORT);
  }

  @Test
  void object_isKeptAsItIs_withItsPlaceInTheFile() {
    String first = anObject().ofType("NEVER_HEARD_OF").withId("[é] x").named("").text();
    String second = anObject().withMember("unknown", "[1.0, {}]").text();
    byte[] text = ("[ " + first + " ,\n" + second + " ]").getBytes(UTF_8);

    List<Item> items = Bundles.items(new String(text, UTF_8));

    assertThat(items.get(0).object().key()).isEqualTo(new ObjectKey("NEVER_HEARD_OF", "[é] x"));
    assertThat(items.get(0).object().name()).isEmpty();
    assertThat(items).extracting(Item::number).containsExactly(1, 2);
    assertThat(slice(text, items.get(0))).isEqualTo(first);
    assertThat(slice(text, items.get(1))).isEqualTo(second);
    assertThat(Bundles.codec().write(items.get(1).object().item()))
        .asString(UTF_8)
        .endsWith(",\"unknown\":[1.0,{}]}");
  }

  @Test
  void orderOfMembers_countsNowhere() {
    String item =
        """
        {"jwsSignature": null, "object": {"id": 7}, "jwsHeader": null,
         "self": {"name": "x", "more": 1, "id": "7", "type": "ROLE"}, "version": 1.0}
        """;

    assertThat(Bundles.items("[" + item + "]").getFirst().object().key())
        .isEqualTo(new ObjectKey("ROLE", "7"));
  }

  @Test
  void onlyASignatureThatIsNotEmpty_makesASignedObject() {
    assertThat(isSigned(anObject().signed("c2ln").text())).isTrue();
    assertThat(isSigned(anObject().text())).isFalse();
    assertThat(isSigned(anObject().withMember("jwsSignature", "null").text())).isFalse();
    assertThat(isSigned(anObject().withMember("jwsSignature", "\"\"").text())).isFalse();
  }

  @Test
  void sameIdOfTwoTypes_isTwoObjects() {
    assertThat(
            Bundles.items(
                aBundle()
                    .with(
                        anObject().ofType("A").withId("BC"),
                        anObject().ofType("AB").withId("C"),
                        anObject().ofType("A").withId("bc"))
                    .text()))
        .hasSize(3);
  }

  @Test
  void thousandsOfKeys_areKeptApart() {
    StringBuilder objects = new StringBuilder("[");
    for (int i = 0; i < 5000; i++) {
      objects.append(i == 0 ? "" : ",").append(anObject().withId("id-" + i).text());
    }

    assertThat(Bundles.items(objects + "]")).hasSize(5000);
  }

  @Test
  void options_areRead() {
    String options =
        """
        {"excludeTypes": ["RULE"], "includeTypes": ["ROLE", "X"], "unknown": 7, "objectOptions":
         {"Z": {"includedIds": ["1"], "includedNames": ["é"]}, "A": {"includedIds": null}, "B": null}}
        """;

    BundleOptions read = Bundles.end(aBundle().withMember("options", options).text()).options();

    assertThat(read.includeTypes()).containsExactly("ROLE", "X");
    assertThat(read.excludeTypes()).containsExactly("RULE");
    Selection none = new Selection(List.of(), List.of());
    assertThat(read.objectOptions())
        .isEqualTo(Map.of("Z", new Selection(List.of("1"), List.of("é")), "A", none, "B", none));
    assertThat(read.objectOptions().keySet()).containsExactly("Z", "A", "B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"includeTypes\":null,\"excludeTypes\":null,\"objectOptions\":null}",
        "{\"includeTypes\":[],\"excludeTypes\":[],\"objectOptions\":[]}",
        "{\"objectOptions\":{}}"
      })
  void optionsThatSayNothing_areNone(String options) {
    assertThat(Bundles.end(aBundle().withMember("options", options).text()).options())
        .isEqualTo(BundleOptions.NONE);
    assertThat(Bundles.end(aBundle().withMemberBehind("options", options).text()).options())
        .isEqualTo(BundleOptions.NONE);
  }

  @Test
  void endIsSaidAgainAndAgain() {
    var reader = Bundles.reader("[]");
    reader.next();

    assertThat(reader.next()).isEqualTo(new End(BundleForm.ARRAY, BundleOptions.NONE));
    assertThat(reader.next()).isEqualTo(new End(BundleForm.ARRAY, BundleOptions.NONE));
  }

  @Test
  void memberCalledObjects_withinAnObject_isItsOwnAffair() {
    String item = anObject().containing("{\"objects\":[1],\"self\":null,\"version\":\"x\"}").text();

    assertThat(Bundles.items("[" + item + "]").getFirst().object().item().member("object"))
        .containsInstanceOf(JsonObject.class);
  }

  private static boolean isSigned(String item) {
    return Bundles.items("[" + item + "]").getFirst().object().isSigned();
  }

  private static String slice(byte[] text, Item item) {
    return new String(Arrays.copyOfRange(text, (int) item.begin(), (int) item.end()), UTF_8);
  }
}

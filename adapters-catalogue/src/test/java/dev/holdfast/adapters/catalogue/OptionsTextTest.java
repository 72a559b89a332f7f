package dev.holdfast.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.config.BundleOptions;
import dev.holdfast.domain.config.BundleOptions.Selection;
import dev.holdfast.domain.error.LimitReachedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTextTest {

  @Test
  void noOptions_areNoText() {
    assertThat(OptionsText.write(BundleOptions.NONE)).isNull();
    assertThat(OptionsText.read(null)).isEqualTo(BundleOptions.NONE);
  }

  @Test
  void options_areJsonWithTypesInOrder() {
    BundleOptions options =
        new BundleOptions(
            List.of("ROLE", "RULE"),
            List.of(),
            Map.of(
                "RULE", new Selection(List.of(), List.of()),
                "ROLE", new Selection(List.of("7", "8"), List.of("a \"b\" \\ \n"))));

    assertThat(OptionsText.write(options))
        .isEqualTo(
            """
            {"includeTypes":["ROLE","RULE"],"excludeTypes":[],"objectOptions":{\
            "ROLE":{"includedIds":["7","8"],"includedNames":["a \\"b\\" \\\\ \\u000a"]},\
            "RULE":{"includedIds":[],"includedNames":[]}}}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "quote \" backslash \\ slash /",
        "control \0 \t \u001f \u007f",
        "umlaut ü, han 漢, emoji 😀",
        "lone \ud83d high",
        "lone \ude00 low",
        "turned \ude00\ud83d round",
        "],}\",{["
      })
  void anyText_comesBackAsItWas(String text) {
    BundleOptions options =
        new BundleOptions(
            List.of(text, text),
            List.of(text),
            Map.of(text, new Selection(List.of(text), List.of(text, "other"))));

    assertThat(OptionsText.read(OptionsText.write(options))).isEqualTo(options);
  }

  @Test
  void optionsBeyondTheLimit_areRefused() {
    String half = "x".repeat(OptionsText.CHARACTERS_MAX / 2);
    BundleOptions options = new BundleOptions(List.of(half, half), List.of(), Map.of());

    assertThatThrownBy(() -> OptionsText.write(options))
        .isInstanceOf(LimitReachedException.class)
        .hasMessageContaining("at most 4194304 are kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"includeTypes\":[\"a\"],\"excludeTypes\":[],\"objectOptions\":{}",
        "{\"includeTypes\":[\"a],\"excludeTypes\":[],\"objectOptions\":{}}",
        "{\"includeTypes\":[\"\\u00g0\"],\"excludeTypes\":[],\"objectOptions\":{}}",
        "{\"includeTypes\":[],\"excludeTypes\":[],\"objectOptions\":{}} "
      })
  void textOfAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> OptionsText.read(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

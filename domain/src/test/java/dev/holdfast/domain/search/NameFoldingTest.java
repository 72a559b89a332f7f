package dev.holdfast.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NameFoldingTest {
  @Test
  void namesThatDifferInCaseAlone_haveOneForm() {
    assertThat(NameFolding.fold("ÀÉÎ.TXT")).isEqualTo(NameFolding.fold("àéî.txt"));
    assertThat(NameFolding.fold("ΣΟΦΟΣ")).isEqualTo(NameFolding.fold("σοφος"));
    assertThat(NameFolding.fold("σοφος")).isEqualTo(NameFolding.fold("σοφoς".replace('o', 'ο')));
    assertThat(NameFolding.fold("\u212A")).isEqualTo("k");
    assertThat(NameFolding.fold("\uD801\uDC00")).isEqualTo("\uD801\uDC28");
  }

  @Test
  void oneCharacterIsNeverTwo() {
    assertThat(NameFolding.fold("Straße")).isEqualTo("straße");
    assertThat(NameFolding.fold("STRASSE")).isEqualTo("strasse");
  }

  @Test
  void letterThatOnlyTurkishFolds_staysAsItIs() {
    assertThat(NameFolding.fold("\u0130\u0131I")).isEqualTo("\u0130\u0131i");
  }

  @Test
  void foldedText_isItsOwnForm() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String folded = NameFolding.fold(Character.toString(character));
      assertThat(NameFolding.fold(folded)).isEqualTo(folded);
    }
  }
}

package dev.holdfast.adapters.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                        | application/json | ''",
        "Application/JSON;charset=utf-8          | application/json | utf-8",
        "text/plain ; Charset = \"ISO-8859-1\"   | text/plain       | ISO-8859-1",
        "multipart/form-data; boundary=\"a;b\"   | multipart/form-data | ''",
        "''                                      | ''               | ''"
      })
  void essence_andCharset_areFound(String text, String essence, String charset) {
    ContentType type = ContentType.parse(text);

    assertThat(type.essence()).isEqualTo(essence);
    assertThat(type.charset().orElse("")).isEqualTo(charset);
  }
}

package dev.holdfast.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.support.Form;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.RawConnection.Answer;
import dev.holdfast.adapters.http.support.TestEdge;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as real clients send them, and as broken ones might. */
class MultipartUploadTest {
  private static final String FILE = "{\"objects\":[]}";
  private static final String DATA = "Content-Disposition: form-data; name=\"data\"";
  private static final String NAME = "Content-Disposition: form-data; name=\"name\"";

  private TestEdge edge;

  @BeforeEach
  void start() {
    edge = TestEdge.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void form_mayBeSentWithItsLength_orInChunks() {
    byte[] form = new Form().field("name", "one").file("data", "a.json", FILE).closed();

    assertThat(sized(form).status()).isEqualTo(202);
    assertThat(chunked(form, 7).status()).isEqualTo(202);
    assertThat(chunked(form, 100_000).status()).isEqualTo(202);
    assertThat(edge.useCases.arrivals)
        .extracting(arrival -> arrival.file())
        .containsExactly(FILE, FILE, FILE);
  }

  @Test
  void parts_mayComeInAnyOrder_withOthersAmongThem() {
    byte[] form =
        new Form()
            .field("before", "x")
            .part(DATA, FILE)
            .field("between", "y")
            .part(NAME, "one")
            .closed();

    assertThat(sized(form).status()).isEqualTo(202);
    assertThat(parts()).containsExactly("?before", "data", "?between", "name=one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Disposition: form-data; name=\"data\"",
        "Content-Disposition: form-data; name=data",
        "Content-Disposition: form-data; name=\"data\"; filename=\"\"",
        "Content-Disposition: form-data; name=\"data\"; filename=\"blob\"",
        "Content-Disposition: form-data; name=\"data\"; filename*=UTF-8''%C3%A4.json",
        "content-disposition: form-data; name=\"data\"; filename=\"ä\\\"b.json\"",
      })
  void file_mayBeNamedInAnyWay_orNotAtAll(String headers) {
    byte[] form = new Form().part(headers, FILE).field("name", "one").closed();

    Answer answer = sized(form);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(parts()).containsExactly("data", "name=one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain                     | größer    | größer",
        "text/plain; charset=utf-8      | größer    | größer",
        "text/plain; charset=\"UTF-8\"  | größer    | größer",
        "application/json               | \"a \\u00e4\" | a ä",
        "application/json               | a b       | a b",
        "application/json               | 12        | 12",
      })
  void name_isTextInItsCharset_orAJsonString(String type, String sent, String name) {
    byte[] form =
        new Form().part(NAME + "\r\nContent-Type: " + type, sent).part(DATA, FILE).closed();

    assertThat(sized(form).status()).isEqualTo(202);
    assertThat(parts()).containsExactly("name=" + name, "data");
  }

  @Test
  void name_mayBeInAnotherCharset() {
    byte[] latin1 = "größer".getBytes(StandardCharsets.ISO_8859_1);
    byte[] form =
        new Form()
            .part(NAME + "\r\nContent-Type: text/plain; charset=iso-8859-1", latin1)
            .part(DATA, FILE)
            .closed();

    assertThat(sized(form).status()).isEqualTo(202);
    assertThat(parts()).containsExactly("name=größer", "data");
  }

  @Test
  void nameThatIsNoText_isRefused() {
    byte[] latin1 = "größer".getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(sized(new Form().part(NAME, latin1).part(DATA, FILE).closed()), "not the UTF-8");
    assertRefused(
        sized(
            new Form()
                .part(NAME + "\r\nContent-Type: text/plain; charset=martian", "x")
                .part(DATA, FILE)
                .closed()),
        "charset that is not known");
    assertRefused(
        sized(new Form().part(NAME, "x".repeat(5000)).part(DATA, FILE).closed()), "longer than");
  }

  @Test
  void preambleAndEpilogue_arePassedOver() {
    byte[] form =
        new Form()
            .raw("This is a preamble.\r\n")
            .field("name", "one")
            .part(DATA, FILE)
            .raw("--" + Form.BOUNDARY + "--\r\nThis is an epilogue.")
            .open();

    try (RawConnection connection = edge.connect()) {
      Answer first = connection.send(head(form.length)).send(form).answer();
      Answer second = connection.send(head(form.length)).send(form).answer();

      assertThat(first.status()).isEqualTo(202);
      assertThat(second.status()).as("the connection lives on").isEqualTo(202);
    }
  }

  @Test
  void boundaryInsideTheFile_isContent_unlessItIsWholeAndBehindALineEnd() {
    String file = "[\"--" + Form.BOUNDARY + "\",\"\r\n--" + "----holdfast\"]";

    assertThat(sized(new Form().field("name", "one").part(DATA, file).closed()).status())
        .isEqualTo(202);
    assertThat(edge.useCases.arrivals.getFirst().file()).isEqualTo(file);
  }

  @Test
  void duplicateParts_reachTheUseCase() {
    byte[] form = new Form().field("name", "one").field("name", "two").part(DATA, FILE).closed();

    sized(form);

    assertThat(parts()).containsExactly("name=one", "name=two", "data");
  }

  @Test
  void formThatIsOnlyItsEnd_hasNoParts() {
    assertRefused(sized(new Form().closed()), "needs the parts name and data");
  }

  @Test
  void emptyBody_hasNoParts() {
    assertRefused(sized(new byte[0]), "needs the parts name and data");
  }

  @Test
  void bodyWithoutAnyBoundary_hasNoParts() {
    assertRefused(sized("just some text".getBytes(StandardCharsets.UTF_8)), "needs the parts");
  }

  @Test
  void formWithoutItsEnd_isRefused() {
    byte[] form = new Form().field("name", "one").part(DATA, FILE).open();
    byte[] inFile = Arrays.copyOf(form, form.length - 5);
    byte[] inHeaders =
        new Form().field("name", "one").raw("--" + Form.BOUNDARY + "\r\nCont").open();

    assertRefused(sized(form), "breaks off");
    assertRefused(sized(inFile), "breaks off");
    assertRefused(sized(inHeaders), "breaks off");
    assertThat(edge.useCases.arrivals).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; charset=utf-8",
        "Multipart/Form-Data"
      })
  void missingBoundary_isRefused(String contentType) {
    byte[] form = new Form().field("name", "one").part(DATA, FILE).closed();

    assertRefused(send(head(form.length, contentType), form), "boundary");
  }

  @Test
  void boundaryLongerThanAllowed_isRefused() {
    byte[] form = new Form().field("name", "one").closed();

    assertRefused(
        send(head(form.length, "multipart/form-data; boundary=" + "x".repeat(5000)), form),
        "boundary");
  }

  @Test
  void hugePartHeader_isRefused() {
    byte[] form = new Form().part(DATA + "\r\nX-Huge: " + "x".repeat(20_000), FILE).closed();

    assertRefused(sized(form), "header of a part is longer");
  }

  @Test
  void moreParts_thanAnyFormHas_areRefused() {
    Form form = new Form();
    for (int i = 0; i < 101; i++) {
      form.field("part" + i, "x");
    }

    assertRefused(sized(form.closed()), "more than 100 parts");
  }

  @Test
  void bodyThatBreaksOff_isRefused_withTheReason() {
    byte[] form = new Form().field("name", "one").part(DATA, FILE).closed();

    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(head(form.length + 100)).send(form).endOutput().answer();

      assertThat(answer.status()).isIn(202, 400);
    }
    try (RawConnection connection = edge.connect()) {
      byte[] part = Arrays.copyOf(form, form.length - 60);
      Answer answer = connection.send(head(form.length)).send(part).endOutput().answer();

      assertRefused(answer, "broke off after " + part.length + " bytes");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void chunksThatAreNone_areRefused() {
    try (RawConnection connection = edge.connect()) {
      Answer answer = connection.send(chunkedHead()).send("zz\r\nabc\r\n").answer();

      assertRefused(answer, "not framed");
    }
  }

  private List<String> parts() {
    return edge.useCases.arrivals.getLast().parts();
  }

  private static void assertRefused(Answer answer, String words) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"detailCode\":\"400.1 Bad Request Content\"", words);
  }

  private Answer sized(byte[] form) {
    return send(head(form.length), form);
  }

  private Answer send(String head, byte[] form) {
    try (RawConnection connection = edge.connect()) {
      return connection.send(head).send(form).answer();
    }
  }

  private Answer chunked(byte[] form, int chunkBytes) {
    try (RawConnection connection = edge.connect()) {
      connection.send(chunkedHead());
      for (int begin = 0; begin < form.length; begin += chunkBytes) {
        byte[] chunk = Arrays.copyOfRange(form, begin, Math.min(form.length, begin + chunkBytes));
        connection.send(Integer.toHexString(chunk.length) + "\r\n").send(chunk).send("\r\n");
      }
      return connection.send("0\r\n\r\n").answer();
    }
  }

  private String head(int length) {
    return head(length, "multipart/form-data; boundary=" + Form.BOUNDARY);
  }

  private String head(int length, String contentType) {
    return post(contentType) + "Content-Length: " + length + "\r\n\r\n";
  }

  private String chunkedHead() {
    return post("multipart/form-data; boundary=" + Form.BOUNDARY)
        + "Transfer-Encoding: chunked\r\n\r\n";
  }

  private String post(String contentType) {
    return "POST /v3/configuration-hub/backups/uploads HTTP/1.1\r\nHost: localhost\r\n"
        + "Authorization: Bearer "
        + edge.token()
        + "\r\nContent-Type: "
        + contentType
        + "\r\n";
  }
}

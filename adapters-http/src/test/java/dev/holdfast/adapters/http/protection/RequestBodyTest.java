package dev.holdfast.adapters.http.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Authenticator.Caller;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.server.HelidonServer;
import dev.holdfast.adapters.http.support.FakeClients;
import dev.holdfast.adapters.http.support.RawConnection;
import dev.holdfast.adapters.http.support.WireClient;
import dev.holdfast.adapters.http.support.WireClient.Reply;
import dev.holdfast.adapters.http.wire.JsonBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How bodies are read, on a server whose one route says what it has read. */
final class RequestBodyTest {
  private static final JsonForm<Request> FORM = JsonForm.of(Request.class);
  private static final JsonBody<Request> BODY = JsonBody.of(Request.class);

  private static HelidonServer server;
  private static WireClient client;

  record Inner(@NotNull String endpoint, @Min(1) @Nullable Long frequency) {}

  record Request(
      @NotNull String name,
      @Nullable Boolean flag,
      @Valid @Nullable List<Inner> objects,
      @Nullable List<String> words) {}

  @BeforeAll
  static void start() {
    Duration patience = Duration.ofSeconds(5);
    HelidonServer.Bounds bounds =
        new HelidonServer.Bounds(
            "127.0.0.1",
            0,
            patience,
            patience,
            patience,
            patience,
            16 * 1024,
            2 * JsonBody.BYTES_MAX,
            8,
            8,
            null);
    Route echo = Route.post("/v2/echo", RequestBodyTest::echo);
    server =
        HelidonServer.start(
            bounds,
            List.of(
                new ProtectionApi(call -> new Caller.Known(FakeClients.PRINCIPAL), List.of(echo))),
            call -> new Caller.Unknown("Nobody"),
            InstantSource.system(),
            new Random(1));
    client = new WireClient(server.port());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    client.close();
    server.stop(Duration.ofSeconds(1));
  }

  private static Answer echo(Call call) {
    return Answer.json(200, FORM.write(BODY.read(call)));
  }

  @Test
  void nulls_areAbsentAtEveryLevel() {
    Reply reply =
        post(
            """
            {"name":"a","flag":null,"words":["x",null],
             "objects":[null,{"endpoint":"e","frequency":null}]}
            """);

    assertThat(reply.body().toString())
        .isEqualTo("{\"name\":\"a\",\"objects\":[{\"endpoint\":\"e\"}],\"words\":[\"x\"]}");
  }

  @Test
  void unknownMembers_areIgnored() {
    assertThat(post("{\"name\":\"a\",\"storageDomainId\":{\"x\":[1]}}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'objects':[]} | The field name is missing.",
        "{'name':null} | The field name is missing.",
        "{'name':'a','objects':[{'frequency':3}]} | The field objects[0].endpoint is missing.",
        "{'name':'a','objects':[{'endpoint':'e','frequency':0}]}"
            + " | The field objects[0].frequency must be greater than or equal to 1.",
        "{'name':7} | The field name must be a string.",
        "{'name':true} | The field name must be a string.",
        "{'name':'a','flag':'true'} | The field flag must be true or false.",
        "{'name':'a','objects':{}} | The field objects must be an array.",
        "{'name':'a','objects':[5]} | The field objects[0] must be an object.",
        "{'name':'a','objects':[{'endpoint':'e','frequency':1.5}]}"
            + " | The field objects[0].frequency must be a whole number.",
        "{'name':'a','objects':[{'endpoint':'e','frequency':'1'}]}"
            + " | The field objects[0].frequency must be a whole number.",
        "[] | The body must be a JSON object.",
        "{'name':'a','name':'b'} | The body names a member twice, or has more behind its end.",
        "{'name':'a'} x | line 1, column",
        "{'name' | line 1, column"
      })
  void whatIsWrong_isRefusedByTheNameOfTheField(String body, String message) {
    Reply reply = post(body.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains(message);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusInvalidRequest");
  }

  @Test
  void emptyBody_isRefused() {
    assertThat(post("").text("message")).isEqualTo("The request needs a body, a JSON object.");
  }

  @Test
  void otherMediaType_isRefused() {
    Reply reply =
        client.send(
            "POST", "/v2/echo", BodyPublishers.ofString("name=a"), "Content-Type", "text/plain");

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.text("errorCode")).isEqualTo("KStatusUnsupportedMediaType");
  }

  @Test
  void packedBody_isRead_andItsConnectionGoesOn() {
    byte[] packed = packed("{\"name\":\"packed\"}".getBytes(StandardCharsets.UTF_8));

    for (int i = 0; i < 3; i++) {
      assertThat(postPacked(packed).text("name")).isEqualTo("packed");
    }
  }

  @Test
  void bodyThatUnpacksToTooMuch_isRefused() {
    byte[] bomb = packed(new byte[JsonBody.BYTES_MAX + 1]);

    assertThat(bomb.length).isLessThan(16 * 1024);
    assertThat(postPacked(bomb).status()).isEqualTo(413);
  }

  @Test
  void bodyThatIsNotPackedAsItSays_isRefused() {
    Reply reply = postPacked("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("message")).contains("not packed by gzip");
  }

  @Test
  void bodyThatIsTooLong_isRefused_andItsClientMaySendItAll() {
    byte[] half = " ".repeat(JsonBody.BYTES_MAX / 2 + 1).getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v2/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + 2 * half.length
            + "\r\n\r\n";

    try (RawConnection connection = new RawConnection(server.port())) {
      assertThat(connection.send(head).send(half).answer().status()).isEqualTo(413);
      for (byte[] part : inParts(half)) {
        connection.send(part);
      }
    }
  }

  private static List<byte[]> inParts(byte[] whole) {
    int part = 64 * 1024;
    return IntStream.rangeClosed(0, whole.length / part)
        .mapToObj(i -> Arrays.copyOfRange(whole, i * part, Math.min((i + 1) * part, whole.length)))
        .toList();
  }

  private static Reply post(String json) {
    return client.post("/v2/echo", json);
  }

  private static Reply postPacked(byte[] packed) {
    return client.send(
        "POST",
        "/v2/echo",
        BodyPublishers.ofByteArray(packed),
        "Content-Type",
        "application/json",
        "Content-Encoding",
        "gzip");
  }

  private static byte[] packed(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }
}

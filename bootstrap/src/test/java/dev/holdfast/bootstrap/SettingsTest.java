package dev.holdfast.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.adapters.cli.HoldfastCommandLine;
import dev.holdfast.adapters.cli.ServeOptions;
import dev.holdfast.adapters.cli.ServeOptions.Tls;
import dev.holdfast.adapters.cli.Server;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.adapters.http.HttpLimits;
import dev.holdfast.adapters.http.HttpSettings;
import dev.holdfast.application.HoldfastApplication.Limits;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final ServeOptions OPTIONS =
      new ServeOptions(
          Path.of("/srv/h"),
          "::1",
          9000,
          5_000_000,
          3,
          Duration.ofMinutes(5),
          4,
          null,
          Duration.ofMinutes(15),
          10L << 30,
          Duration.ofHours(24),
          new Tls.None(),
          System.Logger.Level.INFO);

  @Test
  void everyOption_arrivesWhereItIsObeyed() {
    Settings settings = Settings.from(OPTIONS);

    assertThat(settings.data()).isEqualTo(Path.of("/srv/h"));
    assertThat(settings.workers()).isEqualTo(4);
    assertThat(settings.limits()).isEqualTo(Limits.of(5_000_000, 3));
    assertThat(settings.http(null).host()).isEqualTo("::1");
    assertThat(settings.http(null).port()).isEqualTo(9000);
    assertThat(settings.http(null).tokenLifetime()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.http(null).limits().uploadBytesMax()).isEqualTo(5_000_000);
  }

  @Test
  void defaults_areThoseOfTheParts() {
    Settings settings = Settings.from(defaultOptions());

    assertThat(settings.data()).isEqualTo(Path.of("./holdfast-data"));
    assertThat(settings.workers()).isEqualTo(2);
    assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(settings.http(null)).isEqualTo(HttpSettings.of("127.0.0.1", 8640));
    assertThat(settings.http(null).limits()).isEqualTo(HttpLimits.DEFAULT);
  }

  @Test
  void partsOfAStop_fitIntoTheWhole() {
    assertThat(Settings.HTTP_STOP_MAX.plus(Settings.WORKERS_STOP_MAX))
        .isLessThan(Settings.STOP_MAX);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:81",
    "localhost, http://localhost:81",
    "::1, http://[::1]:81",
    "0.0.0.0, http://127.0.0.1:81",
    "::, http://127.0.0.1:81"
  })
  void address_isOneThatAClientOnThisMachineReaches(String host, String address) {
    Settings settings =
        new Settings(
            Path.of("h"),
            host,
            0,
            1000,
            10,
            Duration.ofMinutes(1),
            1,
            null,
            Limits.PRUNE_DELAY,
            1000,
            Limits.ARCHIVES_KEPT,
            new Tls.None());

    assertThat(settings.address(81)).isEqualTo(URI.create(address));
  }

  private static ServeOptions defaultOptions() {
    List<ServeOptions> asked = new ArrayList<>();
    Server server = (options, started) -> asked.add(options);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal = new Terminal(nowhere, nowhere);
    new HoldfastCommandLine(
            server, new DataAdministration(), new LocalMachine("0"), terminal, Map.of(), "holdfast")
        .run("serve");
    return asked.getFirst();
  }
}

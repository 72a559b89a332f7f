package dev.holdfast.adapters.cli.repo;

import dev.holdfast.engine.format.JsonWriter;
import java.time.Duration;
import java.util.Locale;

/** How far a command has come that works in phases. */
interface Stage {
  /** How these are told. */
  Running.Words<Stage> WORDS =
      new Running.Words<>() {
        @Override
        public String line(Stage stage, Duration elapsed) {
          return stage.line(elapsed);
        }

        @Override
        public void members(JsonWriter line, Stage stage) {
          line.member("phase").text(stage.phase().name().toLowerCase(Locale.ROOT));
          line.member("done").unsigned(stage.done());
          line.member("total").unsigned(stage.total());
        }
      };

  Enum<?> phase();

  long done();

  long total();

  /** For a person. */
  String line(Duration elapsed);

  /** The line of a phase that counts things. */
  default String counted(String work, String things) {
    return "%s: %d of %d %s".formatted(work, done(), total(), things);
  }

  /** The line of a phase that counts bytes. */
  default String measured(String work, Duration elapsed) {
    return "%s: %s of %s%s"
        .formatted(
            work,
            Amounts.bytes(done()),
            Amounts.bytes(total()),
            Running.left(done(), total(), elapsed));
  }
}

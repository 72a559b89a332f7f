package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Difference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Differences as lines of JSON, each written when it is found: however many they are, neither side
 * has to hold them, and none is looked for twice as with pages.
 */
record DifferencesContent(Comparison comparison) implements Answer.Content {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final JsonForm<Line> FORM = JsonForm.of(Line.class);

  /** Shows all differences. */
  @FunctionalInterface
  interface Comparison {
    void show(Consumer<Difference> visitor);
  }

  /** One difference. */
  record Line(String change, EntryResponse entry) {}

  @Override
  public void writeTo(OutputStream target) {
    OutputStream lines = new BufferedOutputStream(target, BUFFER_BYTES);
    try {
      comparison.show(difference -> write(lines, difference));
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(OutputStream lines, Difference difference) {
    try {
      Line line = new Line(difference.change().name(), EntryResponse.of(difference.entry()));
      lines.write(FORM.write(line));
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // What was open is closed when the comparison ends.
  }
}

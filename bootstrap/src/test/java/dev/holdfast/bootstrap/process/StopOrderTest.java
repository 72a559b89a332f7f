package dev.holdfast.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopOrderTest {
  private final List<String> stopped = new ArrayList<>();

  @Test
  void whatStartedLast_stopsFirst() {
    StopOrder order = new StopOrder();
    order.started("catalogue", () -> stopped.add("catalogue"));
    order.started("workers", () -> stopped.add("workers"));
    order.started("http", () -> stopped.add("http"));

    order.close();

    assertThat(stopped).containsExactly("http", "workers", "catalogue");
  }

  @Test
  void failureToStop_keepsNothingElseUp() {
    StopOrder order = new StopOrder();
    order.started("catalogue", () -> stopped.add("catalogue"));
    order.started(
        "workers",
        () -> {
          throw new IOException("planted");
        });

    order.close();

    assertThat(stopped).containsExactly("catalogue");
  }

  @Test
  void secondClose_stopsNothingAgain() {
    StopOrder order = new StopOrder();
    order.started("catalogue", () -> stopped.add("catalogue"));

    order.close();
    order.close();

    assertThat(stopped).containsExactly("catalogue");
  }
}

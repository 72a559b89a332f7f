package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.application.port.in.config.ReadBundle;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.job.JobId;
import java.io.OutputStream;
import java.util.Map;

/** {@code /holdfast/v1/config/backups/{id}/bundle}: the stored bundle again. */
final class BundleRoutes {
  private final ReadBundle readBundle;

  BundleRoutes(ReadBundle readBundle) {
    this.readBundle = readBundle;
  }

  Route route() {
    return Route.get("/holdfast/v1/config/backups/{id}/bundle", this::read);
  }

  private Answer read(Call call) {
    JobId id =
        JobId.parse(call.segment("id"))
            .orElseThrow(
                () -> new NotFoundException("backup.missing", "There is no backup with this id."));
    ReadBundle.Bundle bundle = readBundle.open(call.principal(), id);
    return new Answer.Streamed(200, Answer.JSON, new BundleContent(bundle), Map.of());
  }

  private record BundleContent(ReadBundle.Bundle bundle) implements Answer.Content {
    @Override
    public void writeTo(OutputStream target) {
      bundle.writeTo(target);
    }

    @Override
    public void close() {
      bundle.close();
    }
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.ContentType;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.multipart.MultipartForm;
import dev.holdfast.application.port.in.config.DeleteUpload;
import dev.holdfast.application.port.in.config.ReadBackups;
import dev.holdfast.application.port.in.config.StoreUpload;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.job.JobId;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** {@code /configuration-hub/backups/uploads}: configuration files that were uploaded. */
final class UploadsRoutes {
  /** An upload takes seconds; clients that were turned away should not come back at once. */
  private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(5);

  private final StoreUpload storeUpload;
  private final ReadBackups readBackups;
  private final DeleteUpload deleteUpload;
  private final long fileBytesMax;
  private final Semaphore places;

  UploadsRoutes(
      StoreUpload storeUpload,
      ReadBackups readBackups,
      DeleteUpload deleteUpload,
      long fileBytesMax,
      int uploadsMax) {
    this.storeUpload = storeUpload;
    this.readBackups = readBackups;
    this.deleteUpload = deleteUpload;
    this.fileBytesMax = fileBytesMax;
    this.places = new Semaphore(uploadsMax);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String path : Prefixes.hub("/backups/uploads")) {
      routes.add(Route.get(path, this::list));
      routes.add(Route.post(path, this::store));
    }
    for (String path : Prefixes.hub("/backups/uploads/{id}")) {
      routes.add(Route.get(path, this::read));
      routes.add(Route.delete(path, this::delete));
    }
    return routes;
  }

  private Answer list(Call call) {
    ListRequest request = ListRequest.of(call.query());
    return BackupResponse.list(
        readBackups.uploads(call.principal(), request.toQuery()), request.wantsCount());
  }

  private Answer read(Call call) {
    return BackupResponse.one(200, readBackups.upload(call.principal(), id(call)));
  }

  private Answer delete(Call call) {
    deleteUpload.delete(call.principal(), id(call));
    return Answer.noContent();
  }

  private Answer store(Call call) {
    Optional<ContentType> form =
        call.body().contentType().filter(type -> type.is(MultipartForm.MEDIA_TYPE));
    if (form.isEmpty()) {
      return new Answer.Refused(new Refusal.WrongMediaType(MultipartForm.MEDIA_TYPE));
    }
    if (!places.tryAcquire()) {
      return new Answer.Refused(new Refusal.Busy(RETRY_WHEN_FULL));
    }
    try {
      InputStream body = call.body().open(fileBytesMax + ConfigurationApi.FORM_BYTES_MAX);
      UploadParts parts = new UploadParts(new MultipartForm(form.get(), body), fileBytesMax);
      return BackupResponse.one(202, storeUpload.store(call.principal(), parts));
    } finally {
      places.release();
    }
  }

  /** An id that no job could have is as unknown as one that no job has. */
  private static JobId id(Call call) {
    return JobId.parse(call.segment("id"))
        .orElseThrow(
            () -> new NotFoundException("backup.missing", "There is no backup with this id."));
  }
}

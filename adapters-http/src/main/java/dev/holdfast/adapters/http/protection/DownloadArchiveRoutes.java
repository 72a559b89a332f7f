package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.snapshot.FileAnswer;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.application.port.in.recovery.ReadArchives;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.recovery.ArchivePart;
import java.util.List;

/** {@code data-protect/recoveries/{id}/download-files}: what a download has packed. */
public final class DownloadArchiveRoutes {
  private final ReadArchives archives;
  private final WireIds ids;

  public DownloadArchiveRoutes(ReadArchives archives, WireIds ids) {
    this.archives = archives;
    this.ids = ids;
  }

  public List<Route> routes() {
    return List.of(Route.get(RecoveryRoutes.PATH + "/{id}/download-files", this::download));
  }

  private Answer download(Call call) {
    Query query = Query.of(call);
    long from = query.number("startOffset", 0, Long.MAX_VALUE).orElse(0L);
    long lengthMax = query.number("length", 0, FileAnswer.PART_BYTES_MAX).orElse(Long.MAX_VALUE);
    ArchivePart part =
        query.text("fileType").map(DownloadArchiveRoutes::part).orElse(ArchivePart.ARCHIVE);
    return FileAnswer.part(
        new ArchiveFile(archives.open(call.principal(), ids.recovery(call.segment("id")), part)),
        from,
        lengthMax);
  }

  private static ArchivePart part(String fileType) {
    return switch (fileType) {
      case "success_files_list" -> ArchivePart.PACKED;
      case "error" -> ArchivePart.FAILED;
      default ->
          throw new InvalidInputException(
              "parameter.value",
              "The parameter fileType must be error or success_files_list; without it the archive"
                  + " is sent.");
    };
  }
}

package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.protection.FileCookie;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.search.SearchFiles.Found;
import dev.holdfast.application.port.in.search.SearchFiles.InGroup;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.snapshot.EntryKind;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search for files found.
 *
 * @param count how many match on all pages
 * @param cookie asks for the next page; absent on the last one
 */
record FilesResponse(long count, List<Hit> files, @Nullable String cookie) {
  private static final JsonForm<FilesResponse> FORM = JsonForm.of(FilesResponse.class);

  /**
   * A path of one object in one group, as the newest snapshot that was indexed has it.
   *
   * @param bytes of a file
   * @param object absent if it is not known any more
   * @param protectionGroup absent if it is not known any more
   */
  record Hit(
      String path,
      String name,
      String kind,
      @Nullable Long bytes,
      String modified,
      long objectId,
      @Nullable String object,
      String protectionGroupId,
      @Nullable String protectionGroup) {

    private static Hit of(FileHit hit, Found found, WireIds ids) {
      @Nullable SourceObject object = found.objects().get(hit.line().object());
      @Nullable InGroup group = found.groups().get(hit.line().group());
      return new Hit(
          hit.path().value(),
          hit.path().name(),
          hit.kind().name(),
          hit.kind() == EntryKind.FILE ? hit.bytes() : null,
          WireMicros.instant(hit.modifiedMicros()).toString(),
          hit.line().object().number(),
          object == null ? null : object.name(),
          ids.of(hit.line().group()),
          group == null ? null : group.name());
    }
  }

  static FilesResponse of(Found found, WireIds ids) {
    List<FileHit> page = found.files().page();
    return new FilesResponse(
        found.files().total(),
        page.stream().map(hit -> Hit.of(hit, found, ids)).toList(),
        found.files().areMore() ? FileCookie.of(page.getLast().place()) : null);
  }

  byte[] json() {
    return FORM.write(this);
  }
}

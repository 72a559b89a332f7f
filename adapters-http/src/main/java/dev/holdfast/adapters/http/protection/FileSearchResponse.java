package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.search.SearchFiles.Found;
import dev.holdfast.application.port.in.search.SearchFiles.InGroup;
import dev.holdfast.domain.search.FileHit;
import dev.holdfast.domain.source.SourceObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code search/indexed-objects} answers.
 *
 * @param count how many match in all
 * @param files absent where other objects were asked for
 */
record FileSearchResponse(
    String objectType,
    long count,
    @Nullable String paginationCookie,
    @Nullable List<WireFile> files) {
  private static final JsonForm<FileSearchResponse> FORM = JsonForm.of(FileSearchResponse.class);

  /** A path of one object in one group. */
  record WireFile(
      String name,
      String path,
      String type,
      String protectionGroupId,
      @Nullable String protectionGroupName,
      @Nullable String policyId,
      @Nullable String policyName,
      @Nullable WireObject sourceInfo) {

    private static WireFile of(FileHit hit, Found found, WireIds ids) {
      @Nullable InGroup group = found.groups().get(hit.line().group());
      @Nullable SourceObject object = found.objects().get(hit.line().object());
      return new WireFile(
          hit.path().name(),
          hit.path().value(),
          Words.of(hit.kind()),
          ids.of(hit.line().group()),
          group == null ? null : group.name(),
          group == null ? null : ids.of(group.policy()),
          group == null ? null : group.policyName(),
          object == null ? null : WireObject.of(object.id(), object.name(), object.osType()));
    }
  }

  static FileSearchResponse of(Found found, WireIds ids) {
    List<FileHit> page = found.files().page();
    return new FileSearchResponse(
        FileSearchRequest.FILES,
        found.files().total(),
        found.files().areMore() ? FileCookie.of(page.getLast().place()) : null,
        page.stream().map(hit -> WireFile.of(hit, found, ids)).toList());
  }

  /** Where nothing can match. */
  static FileSearchResponse none(String objectType) {
    boolean isForFiles = objectType.equals(FileSearchRequest.FILES);
    return new FileSearchResponse(objectType, 0, null, isForFiles ? List.of() : null);
  }

  byte[] json() {
    return FORM.write(this);
  }
}

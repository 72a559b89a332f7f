package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host as the root of a tree. Nothing is below it: its volumes are among its facts, and its
 * applications are not looked into.
 *
 * @param entityPaginationParameters as they were asked for; absent if they were not
 */
record SourceTree(
    HostNode protectionSource,
    HostAccess registrationInfo,
    List<SourceTree> nodes,
    List<SourceTree> applicationNodes,
    @Nullable Long logicalSize,
    @Nullable List<Sum> protectedSourcesSummary,
    @Nullable List<Sum> unprotectedSourcesSummary,
    @Nullable Paging entityPaginationParameters) {

  private static final JsonForm<SourceTree> FORM = JsonForm.of(SourceTree.class);

  /** So many objects of a tree, and their bytes. */
  record Sum(String environment, long leavesCount, long totalLogicalSize) {}

  /** Which page of the trees was asked for. */
  record Paging(
      @Nullable Long afterCursorEntityId,
      @Nullable Long beforeCursorEntityId,
      @Nullable Long nodeId,
      @Nullable Long pageSize) {

    boolean isAsked() {
      return afterCursorEntityId != null
          || beforeCursorEntityId != null
          || nodeId != null
          || pageSize != null;
    }
  }

  /** What of trees is told. */
  record Parts(boolean withDetails, boolean withSums, Paging paging) {}

  static SourceTree of(Registration host, Set<ObjectId> inGroups, Parts parts, WireIds ids) {
    long bytes = HostTotals.bytes(host);
    boolean isProtected = inGroups.contains(host.object());
    return new SourceTree(
        HostNode.of(host, ids, parts.withDetails()),
        HostAccess.of(host),
        List.of(),
        List.of(),
        parts.withSums() ? bytes : null,
        parts.withSums() ? sum(isProtected, bytes) : null,
        parts.withSums() ? sum(!isProtected, bytes) : null,
        parts.paging().isAsked() ? parts.paging() : null);
  }

  static byte[] all(List<SourceTree> trees) {
    return FORM.writeAll(trees);
  }

  private static List<Sum> sum(boolean isCounted, long bytes) {
    return List.of(new Sum(HostNode.PHYSICAL, isCounted ? 1 : 0, isCounted ? bytes : 0));
  }
}

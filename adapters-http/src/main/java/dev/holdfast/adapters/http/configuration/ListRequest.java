package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Parameters;
import dev.holdfast.adapters.http.validation.Constraints;
import dev.holdfast.domain.config.BackupQuery;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The standard parameters of a list. Without a limit the list is whole, since the clients of these
 * lists can't page through them.
 */
record ListRequest(
    @Nullable @Size(max = 4096, message = "filters must be at most 4096 characters long")
        String filters,
    @Nullable
        @Pattern(
            regexp = "[01]?[0-9]?[0-9]|2[0-4][0-9]|250",
            message = "limit must be a number from 0 to 250")
        String limit,
    @Nullable
        @Pattern(regexp = "[0-9]{1,9}", message = "offset must be a number from 0 to 999999999")
        String offset,
    @Nullable @Pattern(regexp = "true|false", message = "count must be true or false") String count,
    @Nullable
        @Pattern(
            regexp = "-?(created|modified|name|status)(,-?(created|modified|name|status)){0,3}",
            message =
                "sorters must be created, modified, name or status, each with a dash before it to"
                    + " turn it round, and commas between them")
        String sorters) {

  private static final ListRequest PLAIN = new ListRequest(null, null, null, null, null);

  static ListRequest of(Parameters query) {
    if (query.isEmpty()) {
      return PLAIN;
    }
    ListRequest request =
        new ListRequest(
            query.get("filters").orElse(null),
            query.get("limit").orElse(null),
            query.get("offset").orElse(null),
            query.get("count").orElse(null),
            query.get("sorters").orElse(null));
    Constraints.check("list.parameters", request);
    return request;
  }

  boolean wantsCount() {
    return "true".equals(count);
  }

  /**
   * The query that it asks for.
   *
   * @throws dev.holdfast.domain.error.InvalidInputException if the filter can't be understood
   */
  BackupQuery toQuery() {
    return new BackupQuery(
        filters == null ? BackupQuery.ALL.statuses() : StatusFilter.parse(filters),
        Sorters.parse(sorters == null ? "" : sorters),
        offset == null ? 0 : Long.parseLong(offset),
        limit == null ? BackupQuery.UNLIMITED : Long.parseLong(limit));
  }
}

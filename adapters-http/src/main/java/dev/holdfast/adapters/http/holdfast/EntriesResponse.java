package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Listing;
import dev.holdfast.domain.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is at a path.
 *
 * @param entries what lies in it
 * @param cookie asks for the next page; absent on the last one
 */
record EntriesResponse(EntryResponse entry, List<EntryResponse> entries, @Nullable String cookie) {
  private static final JsonForm<EntriesResponse> FORM = JsonForm.of(EntriesResponse.class);

  static EntriesResponse of(Listing listing) {
    return new EntriesResponse(
        EntryResponse.of(listing.entry()),
        listing.below().stream().map(EntryResponse::of).toList(),
        listing.isLast() ? null : cookie(listing.below().getLast().path().name()));
  }

  private static String cookie(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /** The name that a cookie says a page ended with. */
  static String after(String cookie) {
    try {
      return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "parameter.value",
          "The parameter cookie must be one that an answer had; send it back as it was.");
    }
  }

  byte[] json() {
    return FORM.write(this);
  }
}

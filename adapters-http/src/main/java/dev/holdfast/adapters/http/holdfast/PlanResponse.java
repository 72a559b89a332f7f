package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.application.port.in.snapshot.BrowseSnapshots.Plan;
import java.util.List;

/** What a restore would bring back, and read for it. */
record PlanResponse(
    long files,
    long directories,
    long symlinks,
    long others,
    long bytes,
    long storedBytes,
    List<EntryResponse> biggest) {
  private static final JsonForm<PlanResponse> FORM = JsonForm.of(PlanResponse.class);

  static PlanResponse of(Plan plan) {
    return new PlanResponse(
        plan.files(),
        plan.directories(),
        plan.symlinks(),
        plan.others(),
        plan.bytes(),
        plan.storedBytes(),
        plan.biggest().stream().map(EntryResponse::of).toList());
  }

  byte[] json() {
    return FORM.write(this);
  }
}

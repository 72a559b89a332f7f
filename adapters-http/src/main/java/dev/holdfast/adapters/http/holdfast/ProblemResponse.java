package dev.holdfast.adapters.http.holdfast;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.TrackingId;
import dev.holdfast.adapters.http.json.JsonForm;
import java.util.List;
import java.util.Map;

/** A problem document of RFC 9457, with what went wrong by a stable code. */
record ProblemResponse(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String trackingId,
    List<String> causes) {

  private static final String MEDIA_TYPE = "application/problem+json";
  private static final JsonForm<ProblemResponse> FORM = JsonForm.of(ProblemResponse.class);

  static Answer.Ready of(
      Title title,
      String code,
      String detail,
      List<String> causes,
      Map<String, String> headers,
      TrackingId id) {
    ProblemResponse problem =
        new ProblemResponse(
            "urn:holdfast:problem:" + code,
            title.text(),
            title.status(),
            detail,
            code,
            id.value(),
            causes);
    return new Answer.Whole(title.status(), MEDIA_TYPE, FORM.write(problem), headers);
  }

  /** A status and what it is called. */
  record Title(int status, String text) {}
}

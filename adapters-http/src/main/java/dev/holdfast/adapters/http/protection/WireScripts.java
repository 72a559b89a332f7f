package dev.holdfast.adapters.http.protection;

import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.protection.Script;
import dev.holdfast.domain.source.ShellWords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is run on a host around its backup, as the contract writes it. */
record WireScripts(@Valid @Nullable Pre preScript, @Valid @Nullable Post postScript) {

  /** A year: longer than any run, and far from any overflow. */
  private static final long SECONDS_MAX = 366L * 24 * 60 * 60;

  /** Before it. */
  record Pre(
      @NotNull String path,
      @Nullable String params,
      @Min(1) @Max(SECONDS_MAX) @Nullable Long timeoutSecs,
      @Nullable Boolean isActive,
      @Nullable Boolean continueOnError) {}

  /** After it. */
  record Post(
      @NotNull String path,
      @Nullable String params,
      @Min(1) @Max(SECONDS_MAX) @Nullable Long timeoutSecs,
      @Nullable Boolean isActive) {}

  /** Null where nothing is run. */
  static @Nullable WireScripts of(@Nullable Script pre, @Nullable Script post) {
    return pre == null && post == null
        ? null
        : new WireScripts(pre == null ? null : pre(pre), post == null ? null : post(post));
  }

  private static Pre pre(Script script) {
    return new Pre(
        script.path(),
        params(script),
        seconds(script),
        script.isActive(),
        script.continueOnError());
  }

  private static Post post(Script script) {
    return new Post(script.path(), params(script), seconds(script), script.isActive());
  }

  private static @Nullable String params(Script script) {
    return script.parameters().isEmpty() ? null : script.parameters();
  }

  private static @Nullable Long seconds(Script script) {
    return script.timeout() == null ? null : script.timeout().toSeconds();
  }

  /** The script before; null if there is none, or it is wrong. */
  @Nullable Script pre(String field, FieldCauses causes) {
    return preScript == null
        ? null
        : script(
            field + ".preScript",
            preScript.path(),
            preScript.params(),
            preScript.timeoutSecs(),
            preScript.isActive(),
            Boolean.TRUE.equals(preScript.continueOnError()),
            causes);
  }

  /** The script after; null if there is none, or it is wrong. */
  @Nullable Script post(String field, FieldCauses causes) {
    return postScript == null
        ? null
        : script(
            field + ".postScript",
            postScript.path(),
            postScript.params(),
            postScript.timeoutSecs(),
            postScript.isActive(),
            false,
            causes);
  }

  private static @Nullable Script script(
      String field,
      String path,
      @Nullable String params,
      @Nullable Long seconds,
      @Nullable Boolean isActive,
      boolean continueOnError,
      FieldCauses causes) {
    if (!path.startsWith("/")) {
      causes.add(field + ".path", "must be absolute.");
      return null;
    }
    String parameters = params == null ? "" : params;
    Reading.of(field + ".params", () -> ShellWords.split(parameters), causes);
    return new Script(
        path,
        parameters,
        seconds == null ? null : Duration.ofSeconds(seconds),
        !Boolean.FALSE.equals(isActive),
        continueOnError);
  }
}

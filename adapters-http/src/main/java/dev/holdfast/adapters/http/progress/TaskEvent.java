package dev.holdfast.adapters.http.progress;

import java.time.Instant;

/**
 * Something that happened to a task.
 *
 * @param text a sentence
 */
public record TaskEvent(Instant at, String text) {}

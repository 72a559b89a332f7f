package dev.holdfast.engine.repository;

import dev.holdfast.engine.id.KeyId;
import java.time.OffsetDateTime;

/**
 * A key file, as people see it: one password of the repository.
 *
 * @param username who made it, or the label that it was given; not checked by anything
 * @param hostname where it was made
 */
public record KeyDetails(KeyId id, OffsetDateTime created, String username, String hostname) {}

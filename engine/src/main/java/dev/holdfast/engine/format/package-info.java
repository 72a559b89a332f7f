/**
 * The text rules that every JSON file of the repository shares.
 *
 * <p>Ids are hashes of exact bytes, so text must come out as restic writes it: Go's JSON escapes,
 * Go's quoting of names and Go's RFC 3339 times. What must stay true: equal values give equal
 * bytes, on every Java runtime; input that breaks a rule is reported as corrupt, with the place.
 */
@NullMarked
package dev.holdfast.engine.format;

import org.jspecify.annotations.NullMarked;

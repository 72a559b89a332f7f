/**
 * {@code holdfast snapshot} and {@code holdfast files}: look into snapshots by asking a server.
 * Nothing is read from a repository here, and what may be seen is what the server lets the API key
 * see.
 */
@NullMarked
package dev.holdfast.adapters.cli.snapshot;

import org.jspecify.annotations.NullMarked;

/**
 * The server itself: Helidon's listener and HTTP/1.1, within our limits.
 *
 * <p>Only this package knows Helidon. What it adds: deadlines for every phase of a connection,
 * request bodies that are never held in memory, a bound on requests at once, and connections that
 * are closed so that a client which still sends can read why. All of it runs on virtual threads, in
 * blocking code, one thread a connection.
 */
@NullMarked
package dev.holdfast.adapters.http.server;

import org.jspecify.annotations.NullMarked;

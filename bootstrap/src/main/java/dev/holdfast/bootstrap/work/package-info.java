/**
 * The threads that work on jobs, and those that do what is due.
 *
 * <p>The application does one job a call and knows no threads. Here are the loops: a fixed number
 * of them, which sleep while there is nothing to do, are woken when a job is accepted, step back
 * when the catalogue or the disk fails, and end within a bounded time.
 */
@NullMarked
package dev.holdfast.bootstrap.work;

import org.jspecify.annotations.NullMarked;

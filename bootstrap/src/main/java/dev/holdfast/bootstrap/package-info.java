/**
 * The program: what was asked for, how the parts are put together, and how they start and stop.
 *
 * <p>Read {@code Main}, then {@code Wiring}. What must stay true: this is the only place that reads
 * the clock, the environment and chance, and it decides nothing about backups. Whatever is started
 * is stopped in the reverse order, within ten seconds.
 */
@NullMarked
package dev.holdfast.bootstrap;

import org.jspecify.annotations.NullMarked;

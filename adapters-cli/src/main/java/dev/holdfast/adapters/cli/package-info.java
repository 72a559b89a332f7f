/**
 * The command line: words and options in, sentences and exit codes out.
 *
 * <p>What must stay true: this package decides what can be typed and how it is answered, and
 * nothing else. What a command does is handed in as a {@link dev.holdfast.adapters.cli.Server} and
 * an {@link dev.holdfast.adapters.cli.Administration}. The streams of the process are touched in
 * {@link dev.holdfast.adapters.cli.frame.Terminal} alone.
 */
@NullMarked
package dev.holdfast.adapters.cli;

import org.jspecify.annotations.NullMarked;

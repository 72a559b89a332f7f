/**
 * What all commands share: the frame of their help, settings from the environment, the terminal,
 * exit codes, and complaints in one sentence.
 */
@NullMarked
package dev.holdfast.adapters.cli.frame;

import org.jspecify.annotations.NullMarked;

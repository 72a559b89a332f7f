/**
 * What belongs to the process and to nobody in it: signals, native libraries, the order in which
 * things are stopped.
 */
@NullMarked
package dev.holdfast.bootstrap.process;

import org.jspecify.annotations.NullMarked;

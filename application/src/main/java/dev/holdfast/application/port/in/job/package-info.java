/** Work on jobs, a step at a time; the loops are the caller's. */
@NullMarked
package dev.holdfast.application.port.in.job;

import org.jspecify.annotations.NullMarked;

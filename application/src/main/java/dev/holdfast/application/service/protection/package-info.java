/**
 * Groups and their runs: started by schedule or on demand, worked on by jobs, kept as long as their
 * policy says.
 *
 * <p>Whatever happens to a run is one change of its group, which fails if somebody else changed the
 * group meanwhile, and is then decided anew.
 */
@NullMarked
package dev.holdfast.application.service.protection;

import org.jspecify.annotations.NullMarked;

/** Snapshots that runs made: found by what clients call them, and looked into. */
@NullMarked
package dev.holdfast.application.service.snapshot;

import org.jspecify.annotations.NullMarked;

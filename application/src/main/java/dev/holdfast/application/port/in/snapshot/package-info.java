/** Looking into snapshots of files. */
@NullMarked
package dev.holdfast.application.port.in.snapshot;

import org.jspecify.annotations.NullMarked;

/** Whole volumes of this machine: block devices, and regular files that are images of disks. */
@NullMarked
package dev.holdfast.adapters.storage.volume;

import org.jspecify.annotations.NullMarked;

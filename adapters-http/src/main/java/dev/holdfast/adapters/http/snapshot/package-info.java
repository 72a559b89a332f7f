/** Content of snapshots as every API sends it. */
@NullMarked
package dev.holdfast.adapters.http.snapshot;

import org.jspecify.annotations.NullMarked;

/** What the engine's own restore takes, beside recoveries by a server. */
@NullMarked
package dev.holdfast.benchmarks.recover;

import org.jspecify.annotations.NullMarked;

/** Tests of the server's own machine as a source. */
@NullMarked
package dev.holdfast.adapters.storage.source;

import org.jspecify.annotations.NullMarked;

/** The example, run. */
@NullMarked
package dev.holdfast.example.engine;

import org.jspecify.annotations.NullMarked;

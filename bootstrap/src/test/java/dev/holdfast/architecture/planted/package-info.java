/**
 * A house in which every rule is broken once.
 *
 * <p>Each class says by {@link Violates} which rule it breaks. A class without it is only what the
 * others stumble over.
 */
@NullMarked
package dev.holdfast.architecture.planted;

import org.jspecify.annotations.NullMarked;

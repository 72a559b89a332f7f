/**
 * Doubles for the engine's seams: a store in memory, a store that fails where it is told, time that
 * is moved by hand, and the contract that every store must keep.
 *
 * <p>What must stay true: nothing here waits for real time, and a double passes the contract that
 * the real thing passes.
 */
@NullMarked
package dev.holdfast.testkit.engine;

import org.jspecify.annotations.NullMarked;

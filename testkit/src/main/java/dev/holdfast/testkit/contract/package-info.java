/**
 * What every implementation of a port must keep: one abstract test class a port.
 *
 * <p>The test of an implementation extends the class and says how to make a fresh one. The
 * stand-ins of this module and the real adapters run the same tests.
 */
@NullMarked
package dev.holdfast.testkit.contract;

import org.jspecify.annotations.NullMarked;

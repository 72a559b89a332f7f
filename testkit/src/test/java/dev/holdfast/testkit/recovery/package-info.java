/** Tests of the services of recoveries, over ports in memory. */
@NullMarked
package dev.holdfast.testkit.recovery;

import org.jspecify.annotations.NullMarked;

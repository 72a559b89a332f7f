/** Tests of the services of protection, on ports in memory. */
@NullMarked
package dev.holdfast.testkit.protection;

import org.jspecify.annotations.NullMarked;

/** Tests of the services on ports in memory. */
@NullMarked
package dev.holdfast.testkit.service;

import org.jspecify.annotations.NullMarked;

/** The policies by which a tenant's groups run. */
@NullMarked
package dev.holdfast.application.port.in.policy;

import org.jspecify.annotations.NullMarked;

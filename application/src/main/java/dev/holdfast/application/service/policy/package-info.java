/** Keeps the policies of tenants apart, and their names unique. */
@NullMarked
package dev.holdfast.application.service.policy;

import org.jspecify.annotations.NullMarked;

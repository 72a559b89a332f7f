/** What clients can do about recoveries, and learn of what can be recovered. */
@NullMarked
package dev.holdfast.application.port.in.recovery;

import org.jspecify.annotations.NullMarked;

/** Who asks. The time that a refusal takes tells nothing about what was wrong. */
@NullMarked
package dev.holdfast.application.service.identity;

import org.jspecify.annotations.NullMarked;

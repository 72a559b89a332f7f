/** Work on jobs: claimed with a lease, done by the handler of their kind, retried within bounds. */
@NullMarked
package dev.holdfast.application.service.job;

import org.jspecify.annotations.NullMarked;

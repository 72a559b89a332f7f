/**
 * The protocol of the repository's lock, run in every order that there is: all states that a few
 * processes can come to by their calls of the store, by crashes and by the passing of time.
 */
@NullMarked
package dev.holdfast.testkit.lock;

import org.jspecify.annotations.NullMarked;

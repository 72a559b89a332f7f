/** Tables and properties of policies: when groups run, and how long snapshots stay. */
@NullMarked
package dev.holdfast.testkit.policy;

import org.jspecify.annotations.NullMarked;

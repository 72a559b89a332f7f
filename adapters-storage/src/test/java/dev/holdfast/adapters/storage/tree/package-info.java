/** Tests of trees of files, and what they share with those of the system's own calls. */
@NullMarked
package dev.holdfast.adapters.storage.tree;

import org.jspecify.annotations.NullMarked;

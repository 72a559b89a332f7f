/**
 * Trees of files on this machine, to back up and to restore into: by the system's own calls where
 * they are known, else by the JDK's.
 *
 * <p>What must stay true: both ways keep the same contracts, as far as the JDK's calls can.
 */
@NullMarked
package dev.holdfast.adapters.storage.tree;

import org.jspecify.annotations.NullMarked;

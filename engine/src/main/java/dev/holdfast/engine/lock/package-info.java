/**
 * restic's locks: files by which programs on several machines keep out of each other's way.
 *
 * <p>What must stay true: whoever reads or writes the repository's data holds a lock; whoever
 * deletes data holds one that is exclusive; a lock that could not be refreshed for too long, or
 * that is found to be gone when it is refreshed, counts as lost, and the work under it stops. Age
 * alone never makes another's lock void.
 *
 * <p>Layout and protocol: restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.lock;

import org.jspecify.annotations.NullMarked;

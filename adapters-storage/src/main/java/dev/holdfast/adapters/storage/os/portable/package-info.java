/**
 * Trees of files by the JDK's own calls, for systems whose calls are not known to this program.
 *
 * <p>It can say less than the system's calls, see {@link PortableSourceTree} and {@link
 * PortableRestoreTarget}. What must stay true: no link is followed that was there when its name was
 * looked at.
 */
@NullMarked
package dev.holdfast.adapters.storage.os.portable;

import org.jspecify.annotations.NullMarked;

/** Tests of trees of files by the JDK's calls. */
@NullMarked
package dev.holdfast.adapters.storage.os.portable;

import org.jspecify.annotations.NullMarked;

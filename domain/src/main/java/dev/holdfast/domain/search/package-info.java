/** The search for files by their names: what is asked, and what is found. */
@NullMarked
package dev.holdfast.domain.search;

import org.jspecify.annotations.NullMarked;

/** What is protected, its runs, and how long their snapshots stay. */
@NullMarked
package dev.holdfast.application.port.in.protection;

import org.jspecify.annotations.NullMarked;

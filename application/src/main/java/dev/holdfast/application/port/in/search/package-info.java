/** What can be done about files in snapshots: searched for, and made ready for that. */
@NullMarked
package dev.holdfast.application.port.in.search;

import org.jspecify.annotations.NullMarked;

/** What an operator does with a server: its first start, recovery passwords. */
@NullMarked
package dev.holdfast.application.port.in.setup;

import org.jspecify.annotations.NullMarked;

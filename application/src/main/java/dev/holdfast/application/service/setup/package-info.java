/** The first start of a server, and passwords for the worst day. */
@NullMarked
package dev.holdfast.application.service.setup;

import org.jspecify.annotations.NullMarked;

/** What a client can do with configuration backups. */
@NullMarked
package dev.holdfast.application.port.in.config;

import org.jspecify.annotations.NullMarked;

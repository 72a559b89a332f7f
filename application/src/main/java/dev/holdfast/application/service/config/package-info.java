/**
 * Configuration backups: uploads taken in, stored as snapshots, read back.
 *
 * <p>A file is durable in the staging area before its upload is accepted, and is discarded only
 * after the state that makes it needless is durable. One object of a bundle is in memory at a time.
 */
@NullMarked
package dev.holdfast.application.service.config;

import org.jspecify.annotations.NullMarked;

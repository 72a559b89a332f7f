/**
 * The repository's secrets: master key, the envelope around every stored item, and the key files
 * that hold the master key behind a password.
 *
 * <p>What must stay true: the MAC is checked before a byte is decrypted; every sealed item has an
 * initialization vector of its own; no message, {@code toString} or exception holds a key or a
 * password; parameters read from a key file are bounded before they cost memory or time.
 *
 * <p>Layouts follow restic's repository format, version 2.
 */
@NullMarked
package dev.holdfast.engine.crypt;

import org.jspecify.annotations.NullMarked;

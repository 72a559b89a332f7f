/**
 * What needs a library of cryptography: hashes of passwords, and the certificate of a server that
 * was given none.
 */
@NullMarked
package dev.holdfast.bootstrap.secret;

import org.jspecify.annotations.NullMarked;

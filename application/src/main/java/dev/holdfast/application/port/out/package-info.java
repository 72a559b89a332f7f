/**
 * What the application needs of the world. Every port has a contract test in the test kit.
 *
 * <p>Ports speak domain values. Their implementations throw the domain's failures: {@code
 * UnavailableException} where the world below does not answer (a full disk, a broken connection),
 * {@code DamagedException} where it answers with what was never stored. All are safe for use by
 * several threads at once unless they say otherwise.
 */
@NullMarked
package dev.holdfast.application.port.out;

import org.jspecify.annotations.NullMarked;

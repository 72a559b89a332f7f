/**
 * The rules of the house, as tests over the bytecode of every module.
 *
 * <p>The Maven graph decides what a module can be compiled against; the rules here decide what it
 * may be used for. Each rule is a named constant with its reason. What must stay true: every rule
 * has a planted violation below {@code planted} that it reports, so a rule about a package that is
 * not there cannot pass in silence.
 */
@NullMarked
package dev.holdfast.architecture;

import org.jspecify.annotations.NullMarked;

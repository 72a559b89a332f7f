/**
 * Values of the domain as JSON text in a column: what no query filters or joins by.
 *
 * <p>The members are named as the components of the records, so a component that is renamed makes a
 * new format: stored examples in the tests must open for ever.
 */
@NullMarked
package dev.holdfast.adapters.catalogue.json;

import org.jspecify.annotations.NullMarked;

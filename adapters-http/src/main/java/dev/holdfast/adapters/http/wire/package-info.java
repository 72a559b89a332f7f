/**
 * What both halves of the protection API read requests by: queries, JSON bodies, the tenant's name.
 *
 * <p>Its clients are generated ones and hold to the published contract loosely: an explicit null is
 * what is absent, an empty value is not given, an unknown member means nothing. What is wrong is
 * refused with the name of the field or parameter.
 */
@NullMarked
package dev.holdfast.adapters.http.wire;

import org.jspecify.annotations.NullMarked;

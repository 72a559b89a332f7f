/** What the tests of the edge share: doubles of the in-ports, clients, the check of responses. */
@NullMarked
package dev.holdfast.adapters.http.support;

import org.jspecify.annotations.NullMarked;

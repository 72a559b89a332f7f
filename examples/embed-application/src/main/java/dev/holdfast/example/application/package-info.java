/**
 * How a program of one's own uses Holdfast as a library: only {@code holdfast-domain} and {@code
 * holdfast-application} are on its class path.
 */
@NullMarked
package dev.holdfast.example.application;

import org.jspecify.annotations.NullMarked;

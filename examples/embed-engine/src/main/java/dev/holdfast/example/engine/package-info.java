/** The engine in a program of your own. */
@NullMarked
package dev.holdfast.example.engine;

import org.jspecify.annotations.NullMarked;

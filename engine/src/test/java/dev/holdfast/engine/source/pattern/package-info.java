@NullMarked
package dev.holdfast.engine.source.pattern;

import org.jspecify.annotations.NullMarked;

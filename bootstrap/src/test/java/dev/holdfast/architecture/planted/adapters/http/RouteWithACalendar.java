package dev.holdfast.architecture.planted.adapters.http;

import dev.holdfast.architecture.planted.Violates;
import java.util.Calendar;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("P6_NO_OLD_DATES")
record RouteWithACalendar(Calendar day) {}

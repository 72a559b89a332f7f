package dev.holdfast.domain.policy;

import java.time.DayOfWeek;

/**
 * A stretch of each week in which no run starts, from its start on and up to its end, exclusive.
 *
 * <p>An end that is not later on the clock than the start is that of the next day, so that equal
 * times mean a whole day.
 *
 * @param day the day on which it starts, in the zone of the start
 */
public record BlackoutWindow(DayOfWeek day, TimeOfDay start, TimeOfDay end) {}

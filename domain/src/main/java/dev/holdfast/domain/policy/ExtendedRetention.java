package dev.holdfast.domain.policy;

/** Keeps the first eligible run of each block of periods for a time of its own. */
public record ExtendedRetention(ExtendedPeriods periods, Retention retention) {}

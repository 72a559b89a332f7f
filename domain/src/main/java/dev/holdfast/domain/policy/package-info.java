/**
 * When a protection group runs, how long its snapshots stay, and why.
 *
 * <p>All of it is values and pure functions: the time, what happened before, and the policy go in,
 * a decision comes out. Nothing here changes, and the same question always gets the same answer.
 *
 * <p>Schedules are read in the time zone of the group, windows in their own. A time of day that a
 * clock change skips stands for the first instant after the gap; one that comes twice stands for
 * its first occurrence. Snapshots are kept by plain time: a month is 30 days, a year 365.
 *
 * <p>Constructors refuse what no calculation could use, and name the field as the published API
 * spells it, from the record on; {@link dev.holdfast.domain.policy.FieldCauses} puts the path in
 * front. {@link dev.holdfast.domain.policy.PolicyCheck} refuses what parts that are right say
 * together.
 */
@NullMarked
package dev.holdfast.domain.policy;

import org.jspecify.annotations.NullMarked;

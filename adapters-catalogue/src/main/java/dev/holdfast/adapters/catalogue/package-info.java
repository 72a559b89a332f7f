/**
 * The catalogue in SQL: tenants, clients, jobs and configuration backups in one SQLite file.
 *
 * <p>What must stay true:
 *
 * <ul>
 *   <li>Every change is one transaction of a few milliseconds, on disk when the call returns (a
 *       write-ahead log, {@code synchronous=FULL}). There is one writer connection, so transactions
 *       of this process queue in the order in which they came; those of another process are waited
 *       for. Readers see the last commit and wait for nobody.
 *   <li>Every row carries its tenant, and rows of a tenant are read by tenant. What the server asks
 *       on its own account, such as the next job of any tenant or the tenant of a client id, is
 *       found by a key that is unique over all tenants.
 *   <li>A job is claimed by one statement that raises its fence; every write for a job compares the
 *       fence. So it does not matter how many threads or processes work on the same file.
 *   <li>SQL text is made of constants and of names of enum constants; values are bound.
 *   <li>Failures leave as the domain's own, in words: no SQL, no path.
 * </ul>
 *
 * <p>What is filtered, sorted or joined has a column. The options of a backup, two lists and a map
 * of lists, are one JSON column instead of side tables: nothing looks for them, a backup is read
 * with one query, and options that name ten thousand objects are still one row to write. The text
 * is written and read by {@link dev.holdfast.adapters.catalogue.OptionsText} rather than by
 * SQLite's JSON functions, which other databases lack and which lose lone surrogates.
 *
 * <p>Times are text of one width, which sorts in any database and keeps every nanosecond.
 */
@NullMarked
package dev.holdfast.adapters.catalogue;

import org.jspecify.annotations.NullMarked;

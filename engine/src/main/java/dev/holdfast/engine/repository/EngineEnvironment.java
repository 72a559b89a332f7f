package dev.holdfast.engine.repository;

import dev.holdfast.engine.lock.LockTerms;
import dev.holdfast.engine.lock.Scheduler;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the engine takes from its surroundings. One environment may serve many repositories.
 *
 * @param random source of keys, salts and initialization vectors; shared between threads
 * @param scheduler refreshes locks while work is done
 * @param executor verifies and stores packs while the next ones are filled: at most one task at a
 *     time for each open snapshot writer, and for a backup as many as it has workers; and these
 *     workers themselves. An executor that runs tasks at once is allowed; what it does not run in
 *     time, the calling thread does itself
 * @param locks who holds the locks, and how long others are waited for
 */
public record EngineEnvironment(
    InstantSource clock,
    SecureRandom random,
    Scheduler scheduler,
    Executor executor,
    LockTerms locks) {}

package dev.holdfast.engine.repair;

import dev.holdfast.engine.check.CheckOptions;

/**
 * What a repair does.
 *
 * @param examined what is looked at before; packs that are chosen by name are dropped even if they
 *     can't be read, as on a broken disk
 * @param dropsSnapshots whether snapshot files that are damaged are deleted; else they are only
 *     told of
 */
public record RepairOptions(CheckOptions examined, boolean dropsSnapshots) {}

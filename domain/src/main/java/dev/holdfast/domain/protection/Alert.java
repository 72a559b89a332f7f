package dev.holdfast.domain.protection;

import dev.holdfast.domain.protection.Alerting.Occasion;
import dev.holdfast.domain.tenant.TenantId;

/**
 * Something that operators asked to hear of.
 *
 * @param text a sentence
 */
public record Alert(TenantId tenant, String group, RunId run, Occasion occasion, String text) {}

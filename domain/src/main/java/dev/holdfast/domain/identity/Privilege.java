package dev.holdfast.domain.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A right in the protection API, by its published name.
 *
 * <p>They are independent of each other: whoever may modify may view only if he holds that, too.
 */
public enum Privilege {
  PROTECTION_POLICY_VIEW,
  PROTECTION_POLICY_MODIFY,
  PROTECTION_VIEW,
  PROTECTION_MODIFY,
  PROTECTION_JOB_OPERATE,
  PROTECTION_SOURCE_MODIFY,
  RESTORE_VIEW,
  RESTORE_MODIFY,
  RESTORE_DOWNLOAD,
  REMOTE_RESTORE,
  OBJECT_SEARCH,
  AGENT_UPGRADE_VIEW,
  AGENT_UPGRADE_MODIFY,
  DATA_SOURCE_CONNECTION_VIEW,
  DATA_SOURCE_CONNECTION_MODIFY,
  DATA_SOURCE_CONNECTOR_VIEW,
  DATA_SOURCE_CONNECTOR_MODIFY,
  CLUSTER_VIEW,
  CLUSTER_MODIFY,
  TENANT_VIEW,
  PRINCIPAL_VIEW,
  PRINCIPAL_MODIFY,

  /** The role of a data security officer: legal holds, and locks that are not in compliance. */
  DATA_SECURITY;

  /** Every privilege, as a tenant's administrator holds them. */
  public static final Set<Privilege> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(Privilege.class));
}

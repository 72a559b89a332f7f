package dev.holdfast.domain.policy;

/** Who is kept from deleting a locked snapshot. The later of two is the stronger. */
public enum DatalockMode {
  /** All but the holders of the data-security privilege. */
  ADMINISTRATIVE,

  /** Everybody. */
  COMPLIANCE
}

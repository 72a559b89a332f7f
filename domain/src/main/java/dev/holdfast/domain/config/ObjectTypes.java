package dev.holdfast.domain.config;

import java.util.Set;

/** The object types that the published API names. Others are kept as they are. */
public final class ObjectTypes {
  /** What a full export holds. */
  public static final Set<String> EXPORTABLE =
      Set.of(
          "ACCESS_PROFILE",
          "ACCESS_REQUEST_CONFIG",
          "ATTR_SYNC_SOURCE_CONFIG",
          "AUTH_ORG",
          "CAMPAIGN_FILTER",
          "CONNECTOR_RULE",
          "FORM_DEFINITION",
          "GOVERNANCE_GROUP",
          "IDENTITY_OBJECT_CONFIG",
          "IDENTITY_PROFILE",
          "LIFECYCLE_STATE",
          "NOTIFICATION_TEMPLATE",
          "PASSWORD_POLICY",
          "PASSWORD_SYNC_GROUP",
          "PUBLIC_IDENTITIES_CONFIG",
          "ROLE",
          "RULE",
          "SEGMENT",
          "SERVICE_DESK_INTEGRATION",
          "SOD_POLICY",
          "SOURCE",
          "TAG",
          "TRANSFORM",
          "TRIGGER_SUBSCRIPTION",
          "WORKFLOW");

  private ObjectTypes() {}
}

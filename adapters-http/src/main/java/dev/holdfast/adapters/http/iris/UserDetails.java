package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.domain.identity.Privilege;
import dev.holdfast.domain.identity.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user as the older paths show it: what Holdfast keeps, and nothing else of the contract. */
record UserDetails(
    String sid,
    String username,
    String domain,
    String tenantId,
    String authenticationType,
    boolean isActive,
    List<String> privilegeIds,
    @Nullable String emailAddress,
    @Nullable String description,
    long createdTimeMsecs,
    long lastUpdatedTimeMsecs) {

  static final String LOCAL = "kAuthLocal";

  private static final JsonForm<UserDetails> FORM = JsonForm.of(UserDetails.class);

  static UserDetails of(User user) {
    return new UserDetails(
        user.id().value(),
        user.username().value(),
        LogIn.DOMAIN,
        WireTenant.of(user.tenant()),
        LOCAL,
        true,
        user.privileges().stream()
            .sorted()
            .flatMap(privilege -> privilegeId(privilege).stream())
            .toList(),
        user.emailAddress().isEmpty() ? null : user.emailAddress(),
        user.description().isEmpty() ? null : user.description(),
        user.created().toEpochMilli(),
        user.modified().toEpochMilli());
  }

  static byte[] one(User user) {
    return FORM.write(of(user));
  }

  static byte[] all(List<User> users) {
    return FORM.writeAll(users.stream().map(UserDetails::of).toList());
  }

  /** The contract's spelling here; it has none for some that it names elsewhere. */
  private static Optional<String> privilegeId(Privilege privilege) {
    return switch (privilege) {
      case PROTECTION_POLICY_VIEW -> Optional.of("kProtectionPolicyView");
      case PROTECTION_POLICY_MODIFY -> Optional.of("kProtectionPolicyModify");
      case PROTECTION_VIEW -> Optional.of("kProtectionView");
      case PROTECTION_MODIFY -> Optional.of("kProtectionModify");
      case PROTECTION_JOB_OPERATE -> Optional.of("kProtectionJobOperate");
      case PROTECTION_SOURCE_MODIFY -> Optional.of("kProtectionSourceModify");
      case RESTORE_VIEW -> Optional.of("kRestoreView");
      case RESTORE_MODIFY -> Optional.of("kRestoreModify");
      case RESTORE_DOWNLOAD -> Optional.of("kRestoreDownload");
      case REMOTE_RESTORE -> Optional.of("kRemoteRestore");
      case OBJECT_SEARCH -> Optional.of("kObjectSearch");
      case CLUSTER_VIEW -> Optional.of("kClusterView");
      case CLUSTER_MODIFY -> Optional.of("kClusterModify");
      case TENANT_VIEW -> Optional.of("kOrganizationView");
      case PRINCIPAL_VIEW -> Optional.of("kPrincipalView");
      case PRINCIPAL_MODIFY -> Optional.of("kPrincipalModify");
      case DATA_SECURITY -> Optional.of("kDataSecurity");
      case AGENT_UPGRADE_VIEW,
          AGENT_UPGRADE_MODIFY,
          DATA_SOURCE_CONNECTION_VIEW,
          DATA_SOURCE_CONNECTION_MODIFY,
          DATA_SOURCE_CONNECTOR_VIEW,
          DATA_SOURCE_CONNECTOR_MODIFY ->
          Optional.empty();
    };
  }
}

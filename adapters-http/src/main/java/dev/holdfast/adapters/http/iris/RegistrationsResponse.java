package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.iris.HostTotals.OfEnvironment;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import java.util.List;
import java.util.Set;

/** What {@code registrationInfo} answers. */
record RegistrationsResponse(
    List<Root> rootNodes, HostTotals stats, List<OfEnvironment> statsByEnv) {
  private static final JsonForm<RegistrationsResponse> FORM =
      JsonForm.of(RegistrationsResponse.class);

  /** A registered host. */
  record Root(
      HostNode rootNode,
      HostAccess registrationInfo,
      long logicalSizeBytes,
      HostTotals stats,
      List<OfEnvironment> statsByEnv) {}

  /**
   * Of some hosts.
   *
   * @param withDetails whether volumes and agents are told
   */
  static RegistrationsResponse of(
      List<Registration> hosts, Set<ObjectId> inGroups, boolean withDetails, WireIds ids) {
    HostTotals totals = HostTotals.of(hosts, inGroups);
    List<Root> roots = hosts.stream().map(host -> root(host, inGroups, withDetails, ids)).toList();
    return new RegistrationsResponse(roots, totals, totals.byEnvironment());
  }

  private static Root root(
      Registration host, Set<ObjectId> inGroups, boolean withDetails, WireIds ids) {
    HostTotals totals = HostTotals.of(List.of(host), inGroups);
    return new Root(
        HostNode.of(host, ids, withDetails),
        HostAccess.of(host),
        HostTotals.bytes(host),
        totals,
        totals.byEnvironment());
  }

  byte[] json() {
    return FORM.write(this);
  }
}

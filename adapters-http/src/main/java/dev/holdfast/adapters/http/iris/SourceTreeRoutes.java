package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.protection.SourceRoutes;
import dev.holdfast.adapters.http.protection.WireIds;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.application.port.in.source.ManageSources;
import dev.holdfast.application.port.in.source.SearchObjects;
import dev.holdfast.domain.error.ForbiddenException;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.Registration;
import dev.holdfast.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code public/protectionSources}: the hosts that are registered, as trees. */
public final class SourceTreeRoutes {
  private static final String PATH = IrisApi.ROOT + "/public/protectionSources";

  private static final String NOT_CONFIGURED = "NotConfigured";
  private static final Set<String> MAINTENANCE =
      Set.of(NOT_CONFIGURED, "ScheduledMaintenance", "UnderMaintenance");

  private final ManageSources sources;
  private final SearchObjects search;
  private final WireIds ids;

  public SourceTreeRoutes(ManageSources sources, SearchObjects search, WireIds ids) {
    this.sources = sources;
    this.search = search;
    this.ids = ids;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::trees), Route.get(PATH + "/registrationInfo", this::registrations));
  }

  private Answer trees(Call call) {
    Query query = Query.of(call);
    SourceRoutes.requireKeyForCredentials(query);
    TreePage page = TreePage.of(query);
    SourceTree.Parts parts =
        new SourceTree.Parts(
            !query.flag("pruneNonCriticalInfo").orElse(false),
            !query.flag("pruneAggregationInfo").orElse(false),
            page.paging());
    boolean asksForHosts = asksForHosts(query);
    List<Registration> hosts =
        page.of(sources.list(call.principal()).stream().filter(unused -> asksForHosts)).toList();
    Set<ObjectId> inGroups = inGroups(call, hosts);
    return Answer.json(
        200,
        SourceTree.all(
            hosts.stream().map(host -> SourceTree.of(host, inGroups, parts, ids)).toList()));
  }

  private Answer registrations(Call call) {
    Query query = Query.of(call);
    SourceRoutes.requireKeyForCredentials(query);
    requireOwnTenant(query, call.principal().tenant());
    boolean withDetails = !query.flag("pruneNonCriticalInfo").orElse(false);
    Optional<Set<ObjectId>> wanted = WireIds.objects(query, "ids");
    boolean canMatch =
        query.word("maintenanceStatus", MAINTENANCE).filter(this::isConfigured).isEmpty()
            && asksForHosts(query);
    List<Registration> hosts =
        sources.list(call.principal()).stream()
            .filter(host -> canMatch)
            .filter(host -> wanted.isEmpty() || wanted.get().contains(host.object()))
            .toList();
    return Answer.json(
        200, RegistrationsResponse.of(hosts, inGroups(call, hosts), withDetails, ids).json());
  }

  private Set<ObjectId> inGroups(Call call, List<Registration> hosts) {
    return search.inGroups(
        call.principal(),
        hosts.stream().map(Registration::object).collect(Collectors.toUnmodifiableSet()));
  }

  private boolean isConfigured(String maintenance) {
    return !maintenance.equals(NOT_CONFIGURED);
  }

  /** The contract knows dozens of environments; sources of any other than ours are none. */
  private static boolean asksForHosts(Query query) {
    List<String> given =
        Stream.concat(query.texts("environments").stream(), query.text("environment").stream())
            .toList();
    return given.isEmpty() || given.contains(HostNode.PHYSICAL);
  }

  private static void requireOwnTenant(Query query, TenantId own) {
    if (!query.texts("tenantIds").stream().allMatch(text -> WireTenant.names(text, own))) {
      throw new ForbiddenException(
          "tenant.other",
          "The parameter tenantIds names a tenant that the credential does not belong to.");
    }
  }
}

package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.json.JsonForm;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireMicros;
import dev.holdfast.application.port.in.policy.ManagePolicies;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.policy.Policy;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.policy.PolicyUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code data-protect/policies}. */
public final class PolicyRoutes {
  private static final String PATH = ProtectionApi.ROOT + "/data-protect/policies";
  private static final String ONE = PATH + "/{id}";

  private static final String REGULAR = "Regular";
  private static final Set<String> TYPES = Set.of(REGULAR, "Internal");

  private static final JsonBody<PolicyRequest> BODY = JsonBody.of(PolicyRequest.class);
  private static final JsonForm<Listed> LISTED = JsonForm.of(Listed.class);

  private final ManagePolicies policies;
  private final WireIds ids;

  public PolicyRoutes(ManagePolicies policies, WireIds ids) {
    this.policies = policies;
    this.ids = ids;
  }

  /** What a list answers. */
  record Listed(List<PolicyResponse> policies) {}

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list),
        Route.post(PATH, this::create),
        Route.get(ONE, this::get),
        Route.put(ONE, this::replace),
        Route.delete(ONE, this::delete));
  }

  private Answer list(Call call) {
    Query query = Query.of(call);
    Optional<Set<PolicyId>> wanted = ids.policies(query, "ids");
    boolean canMatch = wanted.filter(Set::isEmpty).isEmpty() && isAboutOurs(query);
    boolean withUse = query.flag("includeStats").orElse(false);
    Set<String> names = query.names("policyNames");
    List<Policy> found =
        policies.list(call.principal(), wanted.orElse(Set.of()), names).stream()
            .filter(unused -> canMatch)
            .toList();
    return Answer.json(200, LISTED.write(new Listed(shown(call, found, withUse))));
  }

  /** No policy archives, and none but regular ones are kept; two hints only have to be flags. */
  private static boolean isAboutOurs(Query query) {
    query.flag("excludeLinkedPolicies");
    query.flag("includeReplicatedPolicies");
    List<String> types = query.words("types", TYPES);
    return query.numbers("vaultIds").isEmpty() && (types.isEmpty() || types.contains(REGULAR));
  }

  private List<PolicyResponse> shown(Call call, List<Policy> found, boolean withUse) {
    if (!withUse || found.isEmpty()) {
      return found.stream().map(this::shown).toList();
    }
    Set<PolicyId> shown = found.stream().map(Policy::id).collect(Collectors.toSet());
    Map<PolicyId, PolicyUse> uses = policies.uses(call.principal(), shown);
    return found.stream()
        .map(policy -> used(policy, uses.getOrDefault(policy.id(), PolicyUse.NONE)))
        .toList();
  }

  private PolicyResponse used(Policy policy, PolicyUse use) {
    return shown(policy).usedBy(use.groups(), use.objects());
  }

  private PolicyResponse shown(Policy policy) {
    return PolicyResponse.of(policy, ids.of(policy.id()));
  }

  private Answer create(Call call) {
    PolicyRequest request = BODY.read(call);
    return Answer.json(201, shown(policies.create(call.principal(), request.settings())).json());
  }

  private Answer get(Call call) {
    PolicyId id = named(call);
    Policy policy =
        policies
            .find(call.principal(), id)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "policy.missing", "There is no policy \"" + ids.of(id) + "\"."));
    return Answer.json(200, shown(policy).json());
  }

  private Answer replace(Call call) {
    PolicyId id = named(call);
    PolicyRequest request = BODY.read(call);
    Long read = request.lastModificationTimeUsecs();
    Policy policy =
        policies.replace(
            call.principal(),
            id,
            request.settings(),
            read == null ? null : WireMicros.instant(read));
    return Answer.json(200, shown(policy).json());
  }

  private Answer delete(Call call) {
    policies.delete(call.principal(), named(call));
    return Answer.noContent();
  }

  private PolicyId named(Call call) {
    return ids.policy(call.segment("id"));
  }
}

package dev.holdfast.adapters.http.configuration;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.exchange.Route.Access;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of the contract that Holdfast does not offer yet. They answer 501, which clients
 * show and do not repeat; a 404 would look like an object that is gone.
 */
final class OperationsNotBuilt {
  private static final List<Operation> OPERATIONS =
      List.of(
          hub("DELETE", "/backups/{id}"),
          hub("GET", "/deploys"),
          hub("POST", "/deploys"),
          hub("GET", "/deploys/{id}"),
          hub("GET", "/drafts"),
          hub("DELETE", "/drafts/{id}"),
          hub("GET", "/object-mappings/{sourceOrg}"),
          hub("POST", "/object-mappings/{sourceOrg}"),
          hub("POST", "/object-mappings/{sourceOrg}/bulk-create"),
          hub("POST", "/object-mappings/{sourceOrg}/bulk-patch"),
          hub("DELETE", "/object-mappings/{sourceOrg}/{objectMappingId}"),
          hub("GET", "/scheduled-actions"),
          hub("POST", "/scheduled-actions"),
          hub("DELETE", "/scheduled-actions/{id}"),
          hub("PATCH", "/scheduled-actions/{id}"),
          spConfig("GET", "/config-objects"),
          spConfig("POST", "/export"),
          spConfig("GET", "/export/{id}"),
          spConfig("GET", "/export/{id}/download"),
          spConfig("POST", "/import"),
          spConfig("GET", "/import/{id}"),
          spConfig("GET", "/import/{id}/download"));

  private record Operation(String method, List<String> paths) {}

  private OperationsNotBuilt() {}

  static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      for (String path : operation.paths()) {
        routes.add(new Route(operation.method(), path, Access.TOKEN, OperationsNotBuilt::refuse));
      }
    }
    return routes;
  }

  private static Answer refuse(Call unused) {
    return new Answer.Refused(new Refusal.NotBuilt());
  }

  private static Operation hub(String method, String rest) {
    return new Operation(method, Prefixes.hub(rest));
  }

  private static Operation spConfig(String method, String rest) {
    return new Operation(method, Prefixes.spConfig(rest));
  }
}

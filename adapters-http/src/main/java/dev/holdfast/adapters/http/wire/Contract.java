package dev.holdfast.adapters.http.wire;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Refusal;
import dev.holdfast.adapters.http.exchange.Route;
import java.util.Arrays;
import java.util.List;

/** The operations that a published contract names. */
public final class Contract {
  private final List<Operation> operations;

  private record Operation(String method, String path) {
    private boolean isAmong(List<Route> routes) {
      return routes.stream()
          .anyMatch(
              route ->
                  route.method().equals(method)
                      && withoutNames(route.pattern()).equals(withoutNames(path)));
    }
  }

  private Contract(List<Operation> operations) {
    this.operations = operations;
  }

  /**
   * A contract.
   *
   * @param root what stands before every path
   * @param operations each a method and a path with a blank between them
   */
  public static Contract of(String root, String... operations) {
    return new Contract(
        Arrays.stream(operations)
            .map(text -> text.split(" "))
            .map(words -> new Operation(words[0], root + words[1]))
            .toList());
  }

  /**
   * Routes for all operations that are not among these. They answer 501, which clients show and do
   * not repeat; a 404 would look like an object that is gone.
   */
  public List<Route> notAmong(List<Route> built) {
    return operations.stream()
        .filter(operation -> !operation.isAmong(built))
        .map(operation -> Route.of(operation.method(), operation.path(), Contract::refuse))
        .toList();
  }

  private static Answer refuse(Call unused) {
    return new Answer.Refused(new Refusal.NotBuilt());
  }

  /** Two patterns may call the same segment differently. */
  private static String withoutNames(String pattern) {
    return pattern.replaceAll("\\{[^}]*}", "{}");
  }
}

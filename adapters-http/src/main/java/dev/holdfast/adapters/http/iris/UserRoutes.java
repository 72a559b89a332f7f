package dev.holdfast.adapters.http.iris;

import dev.holdfast.adapters.http.exchange.Answer;
import dev.holdfast.adapters.http.exchange.Call;
import dev.holdfast.adapters.http.exchange.Route;
import dev.holdfast.adapters.http.wire.JsonBody;
import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.adapters.http.wire.WireTenant;
import dev.holdfast.application.port.in.identity.LogIn;
import dev.holdfast.application.port.in.identity.ManageUsers;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.identity.ClientId;
import dev.holdfast.domain.identity.User;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code public/users}: the users of a tenant, and what they can change. */
public final class UserRoutes {
  private static final String PATH = IrisApi.ROOT + "/public/users";
  private static final JsonBody<UpdateUserRequest> BODY = JsonBody.of(UpdateUserRequest.class);

  private final ManageUsers users;

  public UserRoutes(ManageUsers users) {
    this.users = users;
  }

  public List<Route> routes() {
    return List.of(Route.get(PATH, this::list), Route.put(PATH, this::update));
  }

  private Answer list(Call call) {
    Predicate<User> filter = filter(Query.of(call));
    List<User> all = users.users(call.principal());
    return Answer.json(200, UserDetails.all(all.stream().filter(filter).toList()));
  }

  private static Predicate<User> filter(Query query) {
    boolean partial = query.flag("partialMatch").orElse(true);
    Predicate<User> byName =
        anyOf(query.texts("usernames"), partial, user -> user.username().value());
    Predicate<User> byEmail = anyOf(query.texts("emailAddresses"), partial, User::emailAddress);
    List<String> tenants = query.texts("tenantIds");
    boolean isOurDomain =
        query.text("domain").map(domain -> domain.equalsIgnoreCase(LogIn.DOMAIN)).orElse(true);
    return byName
        .and(byEmail)
        .and(user -> isOurDomain)
        .and(
            user ->
                tenants.isEmpty()
                    || tenants.stream().anyMatch(text -> WireTenant.names(text, user.tenant())));
  }

  private interface Text {
    String of(User user);
  }

  /** Whether any of the texts is, or is a part of, what the user has; any if there are none. */
  private static Predicate<User> anyOf(List<String> wanted, boolean partial, Text text) {
    List<String> lower = wanted.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
    return user -> {
      String kept = text.of(user).toLowerCase(Locale.ROOT);
      return lower.isEmpty()
          || lower.stream().anyMatch(one -> partial ? kept.contains(one) : kept.equals(one));
    };
  }

  private Answer update(Call call) {
    UpdateUserRequest request = BODY.read(call);
    if (!ClientId.isWellFormed(request.sid())) {
      throw new NotFoundException("user.missing", "There is no user with this sid.");
    }
    ClientId id = new ClientId(request.sid());
    request.requireOtherwiseAs(UserDetails.of(users.user(call.principal(), id)));
    return Answer.json(200, UserDetails.one(users.change(call.principal(), id, request.change())));
  }
}

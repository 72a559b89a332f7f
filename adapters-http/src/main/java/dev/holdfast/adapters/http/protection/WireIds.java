package dev.holdfast.adapters.http.protection;

import dev.holdfast.adapters.http.wire.Query;
import dev.holdfast.domain.error.InvalidInputException;
import dev.holdfast.domain.error.NotFoundException;
import dev.holdfast.domain.policy.FieldCauses;
import dev.holdfast.domain.policy.PolicyId;
import dev.holdfast.domain.protection.GroupId;
import dev.holdfast.domain.protection.RunId;
import dev.holdfast.domain.recovery.RecoveryId;
import dev.holdfast.domain.source.ObjectId;
import dev.holdfast.domain.source.RegistrationId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ids as clients write them. Those of policies and groups are the server's id, its incarnation and
 * a number, with colons between them; a run's is two numbers; hosts and registrations have plain
 * ones.
 *
 * <p>An id in a path that is none of ours, for its form or for its server, names nothing: what
 * takes one throws {@link NotFoundException}. In a filter, one of another server matches nothing,
 * and one that has not the form is refused with {@link InvalidInputException}, since a client that
 * sends it means something else.
 *
 * @param cluster the id of the server
 * @param incarnation sets it apart from others that have had its id
 */
public record WireIds(long cluster, long incarnation) {
  private static final Pattern FORM = Pattern.compile("\\d+:\\d+:\\d+");
  private static final Pattern PARTS = Pattern.compile("(\\d+:\\d+):([1-9]\\d{0,17})");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /** The server itself, as filters name it. */
  public String server() {
    return cluster + ":" + incarnation;
  }

  public String of(PolicyId id) {
    return composed(id.number());
  }

  public String of(GroupId id) {
    return composed(id.number());
  }

  public String of(RecoveryId id) {
    return composed(id.number());
  }

  private String composed(long number) {
    return server() + ":" + number;
  }

  /** The policy that a path or a body names. */
  public PolicyId policy(String text) {
    return named(text, PolicyId::new, "policy");
  }

  /** The group that a path or a body names. */
  public GroupId group(String text) {
    return named(text, GroupId::new, "protection group");
  }

  /** The recovery that a path names. */
  public RecoveryId recovery(String text) {
    return named(text, RecoveryId::new, "recovery");
  }

  private <I> I named(String text, LongFunction<I> type, String what) {
    OptionalLong number = number(text);
    if (number.isEmpty()) {
      throw missing(what, text);
    }
    return type.apply(number.getAsLong());
  }

  /** The run that a path names. */
  public static RunId run(String text) {
    return RunId.parse(text).orElseThrow(() -> missing("run", text));
  }

  /** The host that a path names. */
  public static ObjectId object(String text) {
    return plain(text, ObjectId::new, "source");
  }

  /** The registration that a path names. */
  public static RegistrationId registration(String text) {
    return plain(text, RegistrationId::new, "registration");
  }

  private static <I> I plain(String text, LongFunction<I> type, String what) {
    if (!NUMBER.matcher(text).matches()) {
      throw missing(what, text);
    }
    return type.apply(Long.parseLong(text));
  }

  /** Policies to filter by; empty if the parameter is not given. */
  public Optional<Set<PolicyId>> policies(Query query, String parameter) {
    return filter(query, parameter, PolicyId::new);
  }

  /** Groups to filter by; empty if the parameter is not given. */
  public Optional<Set<GroupId>> groups(Query query, String parameter) {
    return filter(query, parameter, GroupId::new);
  }

  /** Recoveries to filter by; empty if the parameter is not given. */
  public Optional<Set<RecoveryId>> recoveries(Query query, String parameter) {
    return filter(query, parameter, RecoveryId::new);
  }

  /** A group to filter by that a body names; empty if it is one of another server. */
  Optional<GroupId> groupIn(String field, String text, FieldCauses causes) {
    return inBody(field, text, GroupId::new, causes);
  }

  /** A recovery that a body names; one of another server is wrong too. */
  Optional<RecoveryId> recoveryIn(String field, String text, FieldCauses causes) {
    Optional<RecoveryId> recovery = inBody(field, text, RecoveryId::new, causes);
    if (recovery.isEmpty()) {
      causes.add(field, "names no recovery of this server.");
    }
    return recovery;
  }

  private <I> Optional<I> inBody(
      String field, String text, LongFunction<I> type, FieldCauses causes) {
    if (!FORM.matcher(text).matches()) {
      causes.add(field, "must be three numbers with colons between them, such as 12:34:5.");
    }
    OptionalLong number = number(text);
    return number.isPresent() ? Optional.of(type.apply(number.getAsLong())) : Optional.empty();
  }

  private <I> Optional<Set<I>> filter(Query query, String parameter, LongFunction<I> type) {
    List<String> texts = query.texts(parameter);
    texts.forEach(text -> requireForm(parameter, text));
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            texts.stream()
                .flatMapToLong(text -> number(text).stream())
                .mapToObj(type)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Hosts to filter by; empty if the parameter is not given. A number below 1 names none. */
  public static Optional<Set<ObjectId>> objects(Query query, String parameter) {
    return plainFilter(query, parameter, ObjectId::new);
  }

  /** Registrations to filter by, in the same way. */
  public static Optional<Set<RegistrationId>> registrations(Query query, String parameter) {
    return plainFilter(query, parameter, RegistrationId::new);
  }

  private static <I> Optional<Set<I>> plainFilter(
      Query query, String parameter, LongFunction<I> type) {
    List<Long> numbers = query.numbers(parameter);
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            numbers.stream()
                .filter(number -> number > 0)
                .map(type::apply)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static void requireForm(String parameter, String text) {
    if (!FORM.matcher(text).matches()) {
      throw new InvalidInputException(
          "parameter.value",
          "The parameter "
              + parameter
              + " must hold ids of three numbers with colons between them, such as 12:34:5.");
    }
  }

  /** The number in an id of this server; empty if it is one of another server. */
  private OptionalLong number(String text) {
    var parts = PARTS.matcher(text);
    return parts.matches() && parts.group(1).equals(server())
        ? OptionalLong.of(Long.parseLong(parts.group(2)))
        : OptionalLong.empty();
  }

  private static NotFoundException missing(String what, String text) {
    return new NotFoundException(
        what.replace(' ', '-') + ".missing",
        "There is no %s \"%s\".".formatted(what, text.substring(0, Math.min(80, text.length()))));
  }
}

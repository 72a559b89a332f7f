package dev.holdfast.testkit.fake;

import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.out.Alerts;
import dev.holdfast.application.port.out.Clients;
import dev.holdfast.application.port.out.ConfigBackups;
import dev.holdfast.application.port.out.FileSnapshots;
import dev.holdfast.application.port.out.Hosts;
import dev.holdfast.application.port.out.Jobs;
import dev.holdfast.application.port.out.KeptSnapshots;
import dev.holdfast.application.port.out.Numbers;
import dev.holdfast.application.port.out.ObjectSearch;
import dev.holdfast.application.port.out.Policies;
import dev.holdfast.application.port.out.ProtectionGroups;
import dev.holdfast.application.port.out.RecoveryPasswords;
import dev.holdfast.application.port.out.Registrations;
import dev.holdfast.application.port.out.Runs;
import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.Staging;
import dev.holdfast.application.port.out.TenantRoots;
import dev.holdfast.application.port.out.Tenants;
import dev.holdfast.application.port.out.Users;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets something happen at chosen calls of ports: a failure, a crash, the passing of time.
 *
 * <p>Calls of all the ports are counted together, from 1, those of the drafts, writers and readers
 * they give out included. For one thread.
 */
public final class Interference {

  /** Whether it happens before the call has its effect, or after. */
  public enum When {
    BEFORE,
    AFTER
  }

  /** The process is gone: thrown by the call at which it happens and by every later one. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    private Crash() {
      super("The process is gone");
    }
  }

  private interface Rule {
    void apply(int call, String method, When when);
  }

  private final List<Rule> rules = new ArrayList<>();
  private int calls;
  private boolean isCrashed;

  /** Does something at each call of the method. */
  public Interference at(String method, When when, Runnable action) {
    rules.add(
        (call, called, now) -> {
          if (called.equals(method) && now == when) {
            action.run();
          }
        });
    return this;
  }

  /** Does something at one call. */
  public Interference at(int call, When when, Runnable action) {
    rules.add(
        (called, method, now) -> {
          if (called == call && now == when) {
            action.run();
          }
        });
    return this;
  }

  /** Crashes at one call. */
  public Interference crashAt(int call, When when) {
    return at(call, when, this::crash);
  }

  /** Crashes now; for the action of a rule. */
  public void crash() {
    isCrashed = true;
    throw new Crash();
  }

  /** How many calls there were. */
  public int calls() {
    return calls;
  }

  /** The ports that touch the world, with interference. */
  public Ports in(Ports ports) {
    return new Ports(
        in(Tenants.class, ports.tenants()),
        in(Clients.class, ports.clients()),
        in(Users.class, ports.users()),
        in(TenantRoots.class, ports.tenantRoots()),
        ports.passwordHashes(),
        in(Jobs.class, ports.jobs()),
        in(ConfigBackups.class, ports.configBackups()),
        in(Staging.class, ports.staging()),
        in(SnapshotStore.class, ports.snapshots()),
        in(RecoveryPasswords.class, ports.recoveryPasswords()),
        in(Numbers.class, ports.numbers()),
        in(Policies.class, ports.policies()),
        in(ProtectionGroups.class, ports.groups()),
        in(Runs.class, ports.runs()),
        in(KeptSnapshots.class, ports.kept()),
        in(Registrations.class, ports.registrations()),
        in(ObjectSearch.class, ports.search()),
        in(Hosts.class, ports.hosts()),
        in(FileSnapshots.class, ports.files()),
        in(Scripts.class, ports.scripts()),
        in(Alerts.class, ports.alerts()),
        ports.json(),
        ports.clock(),
        ports.chance());
  }

  private <T> T in(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (isCrashed) {
      throw new Crash();
    }
    calls++;
    int call = calls;
    apply(call, method.getName(), When.BEFORE);
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    apply(call, method.getName(), When.AFTER);
    return switch (result) {
      case Staging.Draft draft -> in(Staging.Draft.class, draft);
      case SnapshotStore.Writer writer -> in(SnapshotStore.Writer.class, writer);
      case SnapshotStore.Reader reader -> in(SnapshotStore.Reader.class, reader);
      case null, default -> result;
    };
  }

  private void apply(int call, String method, When when) {
    for (Rule rule : List.copyOf(rules)) {
      rule.apply(call, method, when);
    }
  }
}

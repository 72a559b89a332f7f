package dev.holdfast.testkit.fake;

import dev.holdfast.application.HoldfastApplication.Ports;
import dev.holdfast.application.port.out.JsonCodec;
import dev.holdfast.application.port.out.PasswordHashes;
import dev.holdfast.application.port.out.SnapshotStore;
import dev.holdfast.application.port.out.Staging;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
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

  /** What has no effect on the world. */
  private static final Set<Class<?>> UNTOUCHED =
      Set.of(PasswordHashes.class, JsonCodec.class, InstantSource.class, RandomGenerator.class);

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
    return PortsReplaced.in(
        ports, (type, port) -> UNTOUCHED.contains(type) ? port : interfered(type, port));
  }

  private <T> T interfered(Class<T> type, Object port) {
    return in(type, type.cast(port));
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

package dev.holdfast.bootstrap.process;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/**
 * The signals that people and systems send to a server.
 *
 * <p>The runtime's own answer to them is to end the process at once, with all shutdown hooks racing
 * each other. The class that changes it is in the module {@code jdk.unsupported}, which has no
 * other name for it, and the compiler refuses to be quiet about it: hence the detour by name.
 */
public final class Signals {

  private Signals() {}

  /** Calls the handler, with the signal's name, on a thread of its own. */
  public static void onStop(Consumer<String> handler) {
    handle("INT", handler);
    handle("TERM", handler);
  }

  /**
   * Lets a hang-up pass. {@code restic unlock} sends one to the process that a lock names, to see
   * whether it lives; a closed terminal sends one too, and is no reason to stop serving.
   */
  public static void ignoreHangUp() {
    handle("HUP", signal -> {});
  }

  private static void handle(String name, Consumer<String> handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Consumer<Object> onSignal = received -> handler.accept(name);
      MethodHandle accept =
          MethodHandles.lookup()
              .findVirtual(Consumer.class, "accept", methodType(void.class, Object.class))
              .bindTo(onSignal);
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              MethodHandleProxies.asInterfaceInstance(signalHandler, accept));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java runtime does not tell of SIG" + name, e);
    }
  }
}

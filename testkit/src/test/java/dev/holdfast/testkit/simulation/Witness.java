package dev.holdfast.testkit.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears of calls of ports once they have had their effect. */
interface Witness {
  void saw(String method, List<?> arguments, Object result);

  /** The port with a witness of every call that has arguments and a result. */
  static <T> T of(Class<T> port, T real, Witness witness) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(real, method, arguments, witness)));
  }

  private static @Nullable Object call(
      Object real, Method method, @Nullable Object @Nullable [] arguments, Witness witness)
      throws Throwable {
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (arguments != null) {
      witness.saw(method.getName(), List.of(arguments), result == null ? "" : result);
    }
    return result;
  }
}

package dev.holdfast.testkit.fake;

import dev.holdfast.application.HoldfastApplication.Ports;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The application's ports, some of them replaced, without naming all the others. */
public final class PortsReplaced {

  /** Decides what stands in a port's place. */
  @FunctionalInterface
  public interface Replacement {
    /**
     * What stands in its place.
     *
     * @param type of the port
     * @return the port itself, or another of the type
     */
    Object of(Class<?> type, Object port);
  }

  private PortsReplaced() {}

  public static Ports in(Ports ports, Replacement replacement) {
    RecordComponent[] components = Ports.class.getRecordComponents();
    Object[] replaced =
        Arrays.stream(components)
            .map(component -> replacement.of(component.getType(), value(component, ports)))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Ports.class.getDeclaredConstructor(types).newInstance(replaced);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(RecordComponent component, Ports ports) {
    try {
      return component.getAccessor().invoke(ports);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

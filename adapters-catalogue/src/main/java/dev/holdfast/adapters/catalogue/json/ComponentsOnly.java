package dev.holdfast.adapters.catalogue.json;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Leaves out what a record says beside its components, since it follows from them. */
final class ComponentsOnly extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
    boolean isOther = member instanceof AnnotatedMethod && !isComponent(member);
    return isOther || super.hasIgnoreMarker(config, member);
  }

  /** A method of an interface is none, whatever record has it. */
  private static boolean isComponent(AnnotatedMember member) {
    RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
    return components == null
        ? !member.getDeclaringClass().isInterface()
        : Arrays.stream(components)
            .map(RecordComponent::getName)
            .anyMatch(member.getName()::equals);
  }
}

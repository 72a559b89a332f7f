package dev.holdfast.architecture.planted.application.port.out;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.domain.protection.GroupId;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("G2_WHAT_ENDS_SNAPSHOTS_TAKES_CLEARANCES")
public interface PortThatDeletesAGroup {
  String deleteGroup(GroupId group);
}

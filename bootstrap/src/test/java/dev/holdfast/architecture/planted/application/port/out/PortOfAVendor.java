package dev.holdfast.architecture.planted.application.port.out;

import dev.holdfast.architecture.planted.Violates;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("L3_PORTS_SPEAK_DOMAIN")
public interface PortOfAVendor {
  DataSource rows();
}

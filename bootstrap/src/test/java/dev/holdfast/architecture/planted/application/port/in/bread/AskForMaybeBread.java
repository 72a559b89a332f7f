package dev.holdfast.architecture.planted.application.port.in.bread;

import dev.holdfast.architecture.planted.Violates;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S3_NO_OPTIONAL_PARAMETERS")
interface AskForMaybeBread {
  void ask(Optional<String> bread);
}

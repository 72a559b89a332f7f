package dev.holdfast.architecture.planted.application.service.bread;

import dev.holdfast.architecture.planted.Violates;
import dev.holdfast.architecture.planted.application.port.in.bread.BakeBread;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S5_SERVICES_SERVE_A_USE_CASE")
class OpenBreadService implements BakeBread {}

package dev.holdfast.architecture.planted.application.service;

import dev.holdfast.architecture.planted.Violates;
import org.jspecify.annotations.NullMarked;

@NullMarked
@Violates("S3_NO_SETTERS")
abstract class ServiceWithASetter {
  abstract void setBread(String bread);
}

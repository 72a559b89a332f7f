package dev.holdfast.adapters.cli;

import dev.holdfast.domain.tenant.TenantId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a tenant. */
final class TenantName implements ITypeConverter<TenantId> {

  @Override
  public TenantId convert(String text) {
    try {
      return new TenantId(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "must be 1 to 63 lower-case letters, digits and inner dashes, not \"" + text + "\"");
    }
  }
}

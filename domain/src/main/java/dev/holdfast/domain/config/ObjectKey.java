package dev.holdfast.domain.config;

/** What tells one configuration object of a tenant from every other. */
public record ObjectKey(String type, String id) {
  @Override
  public String toString() {
    return type + " " + id;
  }
}

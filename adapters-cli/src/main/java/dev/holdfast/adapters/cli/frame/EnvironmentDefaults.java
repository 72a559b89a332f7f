package dev.holdfast.adapters.cli.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;

/** Gives an option that was not typed the value of its environment variable. */
public final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Map<String, String> environment;

  public EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Null, in the words of the interface, leaves the option its own default. */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return environment.get(Setting.variableOf(argument));
  }
}

package dev.holdfast.adapters.cli;

import dev.holdfast.domain.error.HoldfastException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence and an exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Terminal terminal;
  private final Map<String, String> environment;

  Complaints(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    terminal.complain(
        sentenceFor(wrong, arguments)
            + " Try: "
            + command.getCommandSpec().qualifiedName(" ")
            + " --help");
    return ExitCode.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    terminal.complain(
        switch (failure) {
          case HoldfastException told -> messageOf(told);
          default -> sentenceForFault(failure);
        });
    return ExitCode.FAILED;
  }

  private String sentenceFor(ParameterException wrong, String[] arguments) {
    if (wrong.getCause() instanceof TypeConversionException told) {
      return nameOf(wrong.getArgSpec(), arguments) + " " + told.getMessage() + ".";
    }
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return sentenceForUnmatched(unmatched);
    }
    String message = messageOf(wrong);
    if (message.equals("Missing required subcommand")) {
      return "A command is missing: "
          + String.join(" or ", wrong.getCommandLine().getSubcommands().keySet())
          + ".";
    }
    return message.endsWith(".") ? message : message + ".";
  }

  private static String sentenceForUnmatched(UnmatchedArgumentException unmatched) {
    String argument = unmatched.getUnmatched().getFirst();
    String sentence =
        (unmatched.isUnknownOption() ? "There is no option " : "There is no command ")
            + "\""
            + argument
            + "\" here.";
    List<String> suggestions = suggestionsFor(unmatched.getCommandLine(), argument);
    return suggestions.isEmpty()
        ? sentence
        : sentence + " Did you mean " + suggestions.getFirst() + "?";
  }

  /** Names that look alike, whatever value was typed behind the name. */
  private static List<String> suggestionsFor(CommandLine command, String argument) {
    List<String> name = List.of(argument.replaceFirst("=.*", ""));
    return new UnmatchedArgumentException(command, name).getSuggestions();
  }

  /** The option, or the environment variable where that is where the value came from. */
  private String nameOf(ArgSpec argument, String[] arguments) {
    String variable = Setting.variableOf(argument);
    if (!isTyped(argument, arguments) && environment.containsKey(variable)) {
      return variable;
    }
    return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
  }

  private static boolean isTyped(ArgSpec argument, String[] arguments) {
    return argument instanceof OptionSpec option
        && Arrays.stream(option.names())
            .anyMatch(
                name ->
                    Arrays.stream(arguments)
                        .anyMatch(typed -> typed.equals(name) || typed.startsWith(name + "=")));
  }

  private static String messageOf(Exception told) {
    return Objects.requireNonNullElse(told.getMessage(), told.toString());
  }

  /** A fault of ours: with the place, since that is what a report of it needs. */
  private static String sentenceForFault(Exception fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return "This is a fault in Holdfast itself, please report it: " + fault + ", at " + place + ".";
  }
}

package dev.holdfast.adapters.cli.frame;

import dev.holdfast.domain.error.HoldfastException;
import dev.holdfast.engine.error.EngineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
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
public final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Program program;

  public Complaints(Terminal terminal, Map<String, String> environment, Program program) {
    this.terminal = terminal;
    this.environment = environment;
    this.program = program;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    terminal.complain(
        sentenceFor(wrong, arguments)
            + " Try: "
            + program.command(command.getCommandSpec().qualifiedName(" "))
            + " --help");
    return ExitCode.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    terminal.complain(
        switch (failure) {
          case HoldfastException told -> messageOf(told);
          case EngineException told -> messageOf(told);
          case CancellationException cancelled -> "Interrupted. The repository is sound.";
          default -> sentenceForFault(failure);
        });
    return Failures.exitCode(failure);
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
    return Nearest.to(argument.replaceFirst("=.*", ""), wordsOf(unmatched.getCommandLine()))
        .map(word -> sentence + " Did you mean " + word + "?")
        .orElse(sentence);
  }

  private static List<String> wordsOf(CommandLine command) {
    List<String> words = new ArrayList<>(command.getSubcommands().keySet());
    words.addAll(command.getCommandSpec().optionsMap().keySet());
    return words;
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

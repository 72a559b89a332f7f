package dev.holdfast.benchmarks.primitives;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the measurements of this package and prints them as a table.
 *
 * <p>Arguments: those of JMH, such as the names of some of the measurements, or {@code -i} for how
 * many iterations.
 */
final class Primitives {
  private Primitives() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions typed = new CommandLineOptions(arguments);
    VerboseMode verbosity = typed.verbosity().orElse(VerboseMode.SILENT);
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().parent(typed).verbosity(verbosity).build()).run();

    System.out.println("| what | of | figure | unit |");
    System.out.println("|---|---|---|---|");
    results.forEach(result -> System.out.println(row(result)));
  }

  private static String row(RunResult result) {
    BenchmarkParams params = result.getParams();
    boolean inMegabytes = params.getMode() == Mode.Throughput;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %s |",
        params.getBenchmark().substring(Primitives.class.getPackageName().length() + 1),
        params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", ")),
        result.getPrimaryResult().getScore(),
        inMegabytes ? "MB/s" : "ns/op");
  }
}

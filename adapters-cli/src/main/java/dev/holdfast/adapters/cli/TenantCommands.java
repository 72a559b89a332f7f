package dev.holdfast.adapters.cli;

import dev.holdfast.adapters.cli.frame.ExitCode;
import dev.holdfast.adapters.cli.frame.Failures;
import dev.holdfast.adapters.cli.frame.Options;
import dev.holdfast.adapters.cli.frame.Program;
import dev.holdfast.adapters.cli.frame.Terminal;
import dev.holdfast.domain.source.SourcePath;
import dev.holdfast.domain.tenant.TenantId;
import dev.holdfast.engine.format.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code holdfast admin tenant create} and {@code roots}. */
final class TenantCommands {
  private final Administration administration;
  private final Terminal terminal;
  private final Program program;

  TenantCommands(Administration administration, Terminal terminal, Program program) {
    this.administration = administration;
    this.terminal = terminal;
    this.program = program;
  }

  CommandSpec spec() {
    CommandSpec group = Options.group("tenant");
    group.usageMessage().header("Makes tenants, and says which folders they reach.");
    return group
        .addOption(Options.help())
        .addSubcommand("create", create())
        .addSubcommand("roots", roots());
  }

  private CommandSpec create() {
    OptionSpec data = Options.data();
    PositionalParamSpec name = name();
    OptionSpec roots =
        Options.many("--root", "DIR", "A folder that its sources may read; may be repeated.");
    OptionSpec json = AdminOutput.json();
    CommandSpec spec =
        Options.command(
            "create",
            () -> create(data.getValue(), name.getValue(), rootsOf(roots), json.getValue()));
    spec.usageMessage()
        .header("Makes a tenant.")
        .description(
            "Without --root its sources can read nothing, and its recoveries write nothing.")
        .footer(Options.examples(program + " admin tenant create acme --root /srv/acme"));
    return spec.addOption(data)
        .addPositional(name)
        .addOption(roots)
        .addOption(json)
        .addOption(Options.help());
  }

  private CommandSpec roots() {
    OptionSpec data = Options.data();
    PositionalParamSpec name = name();
    OptionSpec set = Options.many("--set", "DIR", "Only this folder from now on; may be repeated.");
    OptionSpec none = Options.flag("--none", "No folder at all from now on.");
    OptionSpec json = AdminOutput.json();
    CommandSpec spec =
        Options.command(
            "roots",
            () ->
                roots(
                    data.getValue(),
                    name.getValue(),
                    wanted(rootsOf(set), none.getValue()),
                    json.getValue()));
    spec.usageMessage()
        .header("Shows, or sets, the folders that a tenant's sources and recoveries reach.")
        .description(
            "A block device, or an image file of a disk, that is named itself may also be protected"
                + " and overwritten as a whole.")
        .footer(
            Options.examples(
                program + " admin tenant roots default",
                program + " admin tenant roots default --set /home --set /srv",
                program + " admin tenant roots acme --set /srv --set /dev/disk/by-id/acme",
                program + " admin tenant roots acme --none"));
    return spec.addOption(data)
        .addPositional(name)
        .addOption(set)
        .addOption(none)
        .addOption(json)
        .addOption(Options.help());
  }

  private Integer create(Path data, TenantId tenant, List<SourcePath> roots, boolean json) {
    administration.administer(data, tenants -> tenants.createTenant(tenant, roots));
    if (json) {
      print(tenant, roots);
      return ExitCode.OK;
    }
    terminal.print("Made the tenant \"" + tenant + "\". It reaches " + inWords(roots) + ".");
    terminal.print(
        "Next: "
            + program
            + " admin client create --tenant "
            + tenant
            + " --name NAME --privileges all");
    return ExitCode.OK;
  }

  /** Null where the roots are only to be shown. */
  private static @Nullable List<SourcePath> wanted(List<SourcePath> set, boolean none) {
    if (none && !set.isEmpty()) {
      throw Failures.wrongUsage("--set and --none exclude each other; give one of them.");
    }
    return set.isEmpty() && !none ? null : set;
  }

  private Integer roots(
      Path data, TenantId tenant, @Nullable List<SourcePath> wanted, boolean json) {
    List<SourcePath> now =
        administration.administer(
            data,
            tenants -> {
              if (wanted != null) {
                tenants.setRoots(tenant, wanted);
              }
              return tenants.roots(tenant);
            });
    if (json) {
      print(tenant, now);
    } else {
      terminal.print("The tenant \"" + tenant + "\" reaches " + inWords(now) + ".");
    }
    return ExitCode.OK;
  }

  private void print(TenantId tenant, List<SourcePath> roots) {
    JsonWriter line = AdminOutput.line().member("tenant").text(tenant.value());
    line.member("roots").beginArray();
    roots.forEach(root -> line.text(root.value()));
    AdminOutput.print(terminal, line.endArray());
  }

  private static String inWords(List<SourcePath> roots) {
    return roots.isEmpty()
        ? "no folder"
        : roots.stream().map(SourcePath::value).collect(Collectors.joining(", "));
  }

  private static List<SourcePath> rootsOf(OptionSpec option) {
    List<String> typed = Objects.requireNonNullElse(option.getValue(), List.<String>of());
    return typed.stream().map(Names::root).distinct().toList();
  }

  private static PositionalParamSpec name() {
    return PositionalParamSpec.builder()
        .paramLabel("NAME")
        .arity("1")
        .type(TenantId.class)
        .converters(new TenantName())
        .description("The tenant.")
        .build();
  }
}

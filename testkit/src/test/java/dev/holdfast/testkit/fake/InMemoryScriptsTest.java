package dev.holdfast.testkit.fake;

import dev.holdfast.application.port.out.Scripts;
import dev.holdfast.application.port.out.Scripts.Outcome;
import dev.holdfast.testkit.contract.ScriptsContract;
import dev.holdfast.testkit.fake.InMemoryScripts.Behaviour;
import java.util.List;
import java.util.Locale;

final class InMemoryScriptsTest extends ScriptsContract {

  @Override
  protected Scripts scripts() {
    InMemoryScripts scripts = InMemoryScripts.empty();
    scripts.put(Script.EXIT.file, new Behaviour.Ends((call, words) -> exit(words)));
    scripts.put(Script.WRITE.file, new Behaviour.Ends((call, words) -> write(words)));
    scripts.put(Script.ENDLESS.file, new Behaviour.Endless());
    scripts.put(
        Script.VARIABLES.file,
        new Behaviour.Ends(
            (call, words) ->
                new Outcome.Exited(
                    0,
                    "%s %s %s"
                        .formatted(
                            call.group(),
                            call.run(),
                            call.phase().name().toLowerCase(Locale.ROOT)))));
    return scripts;
  }

  @Override
  protected Scripts withoutFolder() {
    return InMemoryScripts.withoutFolder();
  }

  private static Outcome exit(List<String> words) {
    return new Outcome.Exited(words.isEmpty() ? 0 : Integer.parseInt(words.getFirst()), "");
  }

  private static Outcome write(List<String> words) {
    StringBuilder lines = new StringBuilder();
    words.forEach(word -> lines.append('<').append(word).append(">\n"));
    return new Outcome.Exited(0, lines.toString());
  }
}

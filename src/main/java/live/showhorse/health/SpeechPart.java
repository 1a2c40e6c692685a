package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.health.Part.Condition;
import live.showhorse.script.Language;
import live.showhorse.speech.Voice;
import live.showhorse.speech.Voices;

/** The voices of an engine's process. A studio without one has none to look at. */
@ApplicationScoped
class SpeechPart implements Part {
  private final Voices voices;
  private final boolean here;

  SpeechPart(Voices voices, ShowhorseConfig showhorse) {
    this.voices = voices;
    this.here = showhorse.roles().contains(Role.ENGINE);
  }

  @Override
  public String name() {
    return "speech";
  }

  @Override
  public Condition look() {
    if (!here) {
      return Condition.up("Engines elsewhere speak.", Map.of());
    }
    var spoken = voices.available().stream().map(Voice::language).collect(Collectors.toSet());
    String silent =
        Arrays.stream(Language.values())
            .filter(language -> !spoken.contains(language))
            .map(Language::tag)
            .collect(Collectors.joining(", "));
    Map<String, String> facts =
        silent.isEmpty() ? Map.of() : Map.of("languages without a voice", silent);
    var troubles = new TreeMap<>(voices.troubles());
    if (!troubles.isEmpty()) {
      return Condition.down(
          String.join(" ", troubles.values()),
          "Lines are tried again by themselves; ./showhorse doctor says what is missing.",
          facts);
    }
    return spoken.isEmpty()
        ? Condition.down(
            "No voice is installed.", "Run ./showhorse doctor and install what it names.", facts)
        : Condition.up("The voices speak.", facts);
  }
}

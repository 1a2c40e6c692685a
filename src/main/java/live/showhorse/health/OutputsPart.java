package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.channel.ChannelView;
import live.showhorse.channel.Channels;
import live.showhorse.channel.Warning;
import live.showhorse.health.Part.Condition;
import live.showhorse.problem.ProblemException;

/** Whether every programme reaches everything it should reach. */
@ApplicationScoped
class OutputsPart implements Part {
  private static final Set<String> LOST =
      Set.of("not-on-air", "destination-lost", "hls-not-written");

  private final Channels channels;
  private final boolean here;

  OutputsPart(Channels channels, ShowhorseConfig showhorse) {
    this.channels = channels;
    this.here = showhorse.roles().contains(Role.STUDIO);
  }

  @Override
  public String name() {
    return "outputs";
  }

  @Override
  public Condition look() {
    if (!here) {
      return Condition.up("Studios elsewhere play.", Map.of());
    }
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      for (ChannelView channel : channels.list()) {
        for (Warning warning : channel.warnings()) {
          if (LOST.contains(warning.code())) {
            facts.merge(
                "channel " + channel.spec().id(),
                warning.detail(),
                (first, second) -> first + " " + second);
          }
        }
      }
    } catch (ProblemException notYet) {
      return Condition.down(notYet.getMessage(), "Wait for Redis.", Map.of());
    }
    return facts.isEmpty()
        ? Condition.up("Every programme goes where it should.", facts)
        : Condition.down(
            "A programme does not go everywhere it should.",
            "It is tried again by itself; see each channel's reason and"
                + " ./showhorse doctor --destination URL.",
            facts);
  }
}

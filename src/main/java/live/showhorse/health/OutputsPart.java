package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.channel.ChannelView;
import live.showhorse.channel.Channels;
import live.showhorse.channel.Warning;
import live.showhorse.channel.WarningType;
import live.showhorse.health.Part.Condition;
import live.showhorse.problem.ProblemException;

/** Whether every programme reaches everything it should reach. */
@ApplicationScoped
class OutputsPart implements Part {
  private static final Set<WarningType> LOST =
      EnumSet.of(
          WarningType.NOT_ON_AIR,
          WarningType.DESTINATION_LOST,
          WarningType.DESTINATION_GIVEN_UP,
          WarningType.HLS_NOT_WRITTEN);

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
          if (LOST.contains(warning.type())) {
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

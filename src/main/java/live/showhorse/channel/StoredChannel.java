package live.showhorse.channel;

import java.util.List;

/**
 * A channel as Redis keeps it, all but its lines.
 *
 * @param onAir whether it shall be on air, also after a restart
 */
record StoredChannel(
    ChannelSpec spec, boolean onAir, Card card, List<StoredDestination> destinations) {
  StoredChannel {
    destinations = List.copyOf(destinations);
  }
}

package live.showhorse.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.showhorse.output.DestinationStatus;

/**
 * A channel as it is at this moment.
 *
 * @param onAirSince wall-clock time of frame 0
 * @param frames frames aired since then
 * @param playing what is playing; empty when off air
 * @param airing the line on air
 * @param next the lines that air next, at most 5, in order
 * @param waiting how many lines wait in the rundown
 * @param product on the card
 * @param encoder id of the encoder profile in use
 * @param warnings what is not as it should be, in the order it began
 */
public record ChannelView(
    ChannelSpec spec,
    ChannelState state,
    Optional<Instant> onAirSince,
    long frames,
    Optional<PlayKind> playing,
    Optional<Line> airing,
    List<Line> next,
    int waiting,
    Optional<Product> product,
    String encoder,
    List<DestinationStatus> destinations,
    List<Warning> warnings) {}

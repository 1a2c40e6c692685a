package live.showhorse.output;

import java.time.Duration;
import java.time.Instant;

/**
 * A destination at one moment. Holds no secret.
 *
 * @param url without user, query and key
 * @param detail why it is in this state, for people; empty if there is nothing to say
 * @param since when it entered this state
 * @param framesSent video frames handed to the network since the start
 * @param framesDropped video frames skipped because the network was too slow or away
 * @param retries connections tried again since the start
 * @param behind how much programme waits to be handed to the network
 */
public record DestinationStatus(
    String id,
    String name,
    String url,
    DestinationState state,
    String detail,
    Instant since,
    long framesSent,
    long framesDropped,
    int retries,
    Duration behind) {}

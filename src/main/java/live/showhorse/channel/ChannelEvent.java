package live.showhorse.channel;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened on a channel.
 *
 * @param type {@code channel}, {@code line}, {@code playing}, {@code product}, {@code destination}
 *     or {@code warning}
 * @param data what a client needs to follow: for {@code line} the {@link Line} under "line", for
 *     {@code destination} its status under "destination", for {@code warning} "code", "about",
 *     "state" (begun or over), "detail" and "since", for {@code channel} "state", for {@code
 *     playing} "kind", "line" and "text", for {@code product} "name" and "price" (both empty when
 *     there is none)
 */
public record ChannelEvent(String channel, String type, Instant at, Map<String, Object> data) {}

package live.showhorse.channel;

import java.time.Instant;

/**
 * Something on a channel that is not as it should be just now; the programme goes on.
 *
 * @param code what, for programs, for instance {@code destination-lost}
 * @param about the destination or language that it concerns, "" for the whole channel
 * @param detail what it means and what to do, in a sentence or two
 * @param since when it began
 */
public record Warning(String code, String about, String detail, Instant since) {}

package live.showhorse.channel;

import java.time.Instant;

/**
 * Something on a channel that is not as it should be just now; the programme goes on.
 *
 * @param about the destination or language that it concerns, "" for the whole channel
 * @param detail what is wrong and why, in a sentence or two
 * @param action what to do about it
 * @param since when it began
 */
public record Warning(WarningType type, String about, String detail, String action, Instant since) {
  /** What, for programs, for instance {@code destination-lost}. */
  public String code() {
    return type.code();
  }

  /** What viewers have meanwhile. */
  public String audience() {
    return type.audience();
  }
}

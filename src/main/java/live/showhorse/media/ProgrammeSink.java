package live.showhorse.media;

import java.time.Instant;

/**
 * Where a channel's programme goes: HLS, a recording, a destination. Called by one pacer thread, in
 * order; an implementation must return at once (queue, never block) and never throw.
 *
 * <p>Timestamps count from zero at on-air: {@code frame} in frames of the canvas, {@code sample} in
 * samples at 48 kHz.
 */
public interface ProgrammeSink {
  /**
   * @param startedAt wall-clock time of frame 0
   */
  void start(StreamParameters parameters, Instant startedAt);

  void video(AccessUnit unit, long frame);

  /** One raw AAC frame; {@code sample} is a multiple of 1,024. */
  void audio(byte[] aac, long sample);

  /** The programme is over. Flushes and releases in the background. */
  void stop();
}

package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets a programme out at the speed of its clock. The only place of a channel that reads the wall
 * clock; a simulated one makes hours pass in seconds. Used by one playout thread.
 */
public interface Pacer {
  /** Starts the clock. Returns the wall-clock time of frame 0. */
  Instant start();

  /**
   * Waits until a frame may go out.
   *
   * @return how much later than its time it goes out; zero when in time
   * @throws InterruptedException when the programme is to end
   */
  Duration await(long frame) throws InterruptedException;
}

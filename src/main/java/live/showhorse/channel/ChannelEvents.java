package live.showhorse.channel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Instant;
import java.util.Map;

/**
 * The events of one channel to whoever listens. A listener that is too many events behind is cut
 * off and may come again. {@link #send} is called by one thread.
 */
final class ChannelEvents {
  private final String channel;
  private final int backlog;
  private final BroadcastProcessor<ChannelEvent> processor = BroadcastProcessor.create();

  /**
   * @param backlog events that may wait for a listener
   */
  ChannelEvents(String channel, int backlog) {
    this.channel = channel;
    this.backlog = backlog;
  }

  Multi<ChannelEvent> stream() {
    return processor.onOverflow().buffer(backlog);
  }

  void send(String type, Map<String, Object> data) {
    processor.onNext(new ChannelEvent(channel, type, Instant.now(), data));
  }

  /** The channel is gone. */
  void end() {
    processor.onComplete();
  }
}

package live.showhorse.channel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Instant;
import java.util.Map;

/**
 * The events of one channel to whoever listens. A listener that is 256 events behind is cut off and
 * may come again. {@link #send} is called by one thread.
 */
final class ChannelEvents {
  private static final int BEHIND = 256;

  private final String channel;
  private final BroadcastProcessor<ChannelEvent> processor = BroadcastProcessor.create();

  ChannelEvents(String channel) {
    this.channel = channel;
  }

  Multi<ChannelEvent> stream() {
    return processor.onOverflow().buffer(BEHIND);
  }

  void send(String type, Map<String, Object> data) {
    processor.onNext(new ChannelEvent(channel, type, Instant.now(), data));
  }

  /** The channel is gone. */
  void end() {
    processor.onComplete();
  }
}

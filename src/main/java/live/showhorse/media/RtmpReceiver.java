package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Pointer;

/**
 * An RTMP server on this machine that takes one stream and throws it away; for benchmarks. It has a
 * thread of its own, which ends with the stream.
 */
public final class RtmpReceiver {
  private final int port;
  private final AtomicLong packets = new AtomicLong();

  private RtmpReceiver(int port) {
    this.port = port;
  }

  /** Waits for a stream to {@link #url}. */
  public static RtmpReceiver listen(int port) {
    RtmpReceiver receiver = new RtmpReceiver(port);
    Thread.ofPlatform().name("rtmp-receiver-" + port).daemon().start(receiver::receive);
    return receiver;
  }

  /** Where to send to: any stream key will do. */
  public String url() {
    return "rtmp://127.0.0.1:" + port + "/live";
  }

  /** How many packets have come. */
  public long packets() {
    return packets.get();
  }

  private void receive() {
    AVFormatContext context = new AVFormatContext((Pointer) null);
    AVPacket packet = av_packet_alloc();
    try (var options = new Options(Map.of("listen", "1", "fflags", "nobuffer"))) {
      AVDictionary dictionary = options.dictionary();
      Ffmpeg.check(
          avformat_open_input(context, url() + "/any", null, dictionary), "listen for RTMP");
      while (av_read_frame(context, packet) >= 0) {
        packets.incrementAndGet();
        av_packet_unref(packet);
      }
    } finally {
      av_packet_free(packet);
      avformat_close_input(context);
    }
  }
}

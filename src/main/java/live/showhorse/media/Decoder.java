package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_from_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * One decoder instance of MPEG-4, FLAC or AAC, on the calling thread: packets in, native frames
 * out.
 */
final class Decoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;

  static Decoder mpeg4(byte[] configuration) {
    return new Decoder(AV_CODEC_ID_MPEG4, configuration);
  }

  static Decoder flac(byte[] streamInfo) {
    return new Decoder(AV_CODEC_ID_FLAC, streamInfo);
  }

  static Decoder aac(byte[] configuration) {
    return new Decoder(AV_CODEC_ID_AAC, configuration);
  }

  private Decoder(int id, byte[] extradata) {
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null) {
      throw new MediaException(0, "the loaded FFmpeg has no decoder for codec " + id);
    }
    context = Ffmpeg.allocated(avcodec_alloc_context3(codec));
    frame = av_frame_alloc();
    packet = av_packet_alloc();
    try {
      Ffmpeg.allocated(frame);
      Ffmpeg.allocated(packet);
      // more would hold frames back
      context.thread_count(1);
      context.extradata(Ffmpeg.padded(extradata)).extradata_size(extradata.length);
      Ffmpeg.check(
          avcodec_open2(context, codec, (AVDictionary) null),
          "open decoder " + codec.name().getString());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Hands a packet over. The decoder must have been drained by {@link #receive} before. */
  void send(byte[] data) {
    BytePointer bytes = Ffmpeg.padded(data);
    int code = av_packet_from_data(packet, bytes, data.length);
    if (code < 0) {
      av_free(bytes);
      throw Ffmpeg.failure(code, "make a packet");
    }
    try {
      Ffmpeg.check(avcodec_send_packet(context, packet), "decode a packet");
    } finally {
      av_packet_unref(packet);
    }
  }

  /** No more packets will come. */
  void sendEnd() {
    Ffmpeg.check(avcodec_send_packet(context, null), "flush the decoder");
  }

  /**
   * Gives the next frame, if there is one, to {@code use}, which must not keep it.
   *
   * @return whether there was one
   */
  boolean receive(Consumer<AVFrame> use) {
    int code = avcodec_receive_frame(context, frame);
    if (code == AVERROR_EAGAIN() || code == AVERROR_EOF) {
      return false;
    }
    Ffmpeg.check(code, "decode a frame");
    try {
      use.accept(frame);
    } finally {
      av_frame_unref(frame);
    }
    return true;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}

package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** One encoder instance of H.264 or MPEG-4: closed GOPs on the grid, no B-frames, BT.709. */
final class VideoEncoder implements AutoCloseable {
  /** So that most rows lie without gaps, as in a {@link Picture}; encoders copy what they need. */
  private static final int PLANE_ALIGNMENT = 8;

  private final Canvas canvas;
  private final Track.Codec stream;
  private final AVCodecContext context;
  private final AVFrame frame;
  private final AVPacket packet;
  private final List<AccessUnit> units = new ArrayList<>();
  private long frames;

  VideoEncoder(Canvas canvas, VideoSettings settings) {
    this.canvas = canvas;
    this.stream = settings.stream();
    AVCodec codec = Ffmpeg.encoder(settings.codec());
    context = Ffmpeg.allocated(avcodec_alloc_context3(codec));
    frame = av_frame_alloc();
    packet = av_packet_alloc();
    try {
      Ffmpeg.allocated(frame);
      Ffmpeg.allocated(packet);
      open(codec, settings);
      allocateFrame();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void open(AVCodec codec, VideoSettings settings) {
    context.width(canvas.width()).height(canvas.height()).pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base().num(1).den(canvas.framesPerSecond());
    context.framerate().num(canvas.framesPerSecond()).den(1);
    context.gop_size(canvas.framesPerGop()).max_b_frames(0).thread_count(settings.threads());
    context.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    context.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    if (settings.bitrate() > 0) {
      context.bit_rate(settings.bitrate()).rc_max_rate(settings.bitrate());
      context.rc_buffer_size(settings.bitrate());
    }
    if (settings.minQp() > 0) {
      context.qmin(settings.minQp());
    }
    if (settings.maxQp() > 0) {
      context.qmax(settings.maxQp());
    }
    try (var options = new Options(settings.options())) {
      Ffmpeg.check(
          avcodec_open2(context, codec, options.dictionary()),
          "open encoder " + settings.codec() + " for " + canvas);
      options.requireAllUsed(settings.codec());
    }
  }

  private void allocateFrame() {
    frame.width(canvas.width()).height(canvas.height()).format(AV_PIX_FMT_YUV420P);
    frame.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    frame.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    Ffmpeg.check(av_frame_get_buffer(frame, PLANE_ALIGNMENT), "allocate a frame of " + canvas);
  }

  /** avcC record of the stream, or the headers of MPEG-4. */
  byte[] configuration() {
    byte[] headers = Ffmpeg.copy(context.extradata(), context.extradata_size());
    return stream == Track.Codec.H264 ? H264.configuration(headers) : headers;
  }

  long frames() {
    return frames;
  }

  void encode(Picture picture) {
    if (!picture.canvas().equals(canvas)) {
      throw new IllegalArgumentException(
          "picture is " + picture.canvas() + "; the encoder takes " + canvas);
    }
    Ffmpeg.check(av_frame_make_writable(frame), "make a frame writable");
    copyPlane(picture.y(), 0, canvas.width(), canvas.height());
    copyPlane(picture.u(), 1, canvas.width() / 2, canvas.height() / 2);
    copyPlane(picture.v(), 2, canvas.width() / 2, canvas.height() / 2);
    frame.pts(frames).quality(context.global_quality());
    frame.pict_type(frames % canvas.framesPerGop() == 0 ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
    Ffmpeg.check(avcodec_send_frame(context, frame), "encode frame " + frames);
    frames++;
    receive();
  }

  /** The access units that are ready so far. */
  List<AccessUnit> units() {
    return Collections.unmodifiableList(units);
  }

  /** Everything encoded since the start; nothing can be encoded afterwards. */
  List<AccessUnit> finish() {
    Ffmpeg.check(avcodec_send_frame(context, null), "flush the encoder");
    receive();
    if (units.size() != frames) {
      throw new MediaException(
          0, "the encoder made " + units.size() + " access units of " + frames + " frames");
    }
    return units;
  }

  private void receive() {
    int code;
    while ((code = avcodec_receive_packet(context, packet)) >= 0) {
      try {
        // without B-frames packets leave in the order of the frames
        if (packet.pts() != units.size() || packet.dts() > packet.pts()) {
          throw new MediaException(
              0, "the encoder gave pts " + packet.pts() + " as access unit " + units.size());
        }
        units.add(unit(Ffmpeg.copy(packet.data(), packet.size())));
      } finally {
        av_packet_unref(packet);
      }
    }
    if (code != AVERROR_EAGAIN() && code != AVERROR_EOF) {
      throw Ffmpeg.failure(code, "encode a frame");
    }
  }

  private AccessUnit unit(byte[] data) {
    return stream == Track.Codec.H264
        ? H264.accessUnit(data)
        : new AccessUnit(data, (packet.flags() & AV_PKT_FLAG_KEY) != 0);
  }

  private void copyPlane(MemorySegment plane, int index, int width, int height) {
    int stride = frame.linesize(index);
    MemorySegment target = Ffmpeg.view(frame.data(index), (long) stride * height);
    if (stride == width) {
      target.copyFrom(plane);
      return;
    }
    for (int row = 0; row < height; row++) {
      MemorySegment.copy(plane, (long) row * width, target, (long) row * stride, width);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}

package live.showhorse.media;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Packs encoded streams with libavformat, into memory or to an address. To be used from one thread;
 * an address blocks that thread up to the limits given, or until it is interrupted.
 */
public final class Muxer implements AutoCloseable {
  private static final byte[] PADDING = new byte[AV_INPUT_BUFFER_PADDING_SIZE];
  private static final Duration MEMORY = Duration.ofHours(1);

  /** How long a connection that is given up may take to say good-bye. */
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final Interrupt interrupt;
  private final Duration writeLimit;
  private final List<Track> tracks;
  private final AVFormatContext context = new AVFormatContext(null);
  private final AVPacket packet;
  private final boolean memory;
  private final long[] streamTimescales;
  private AVIOContext io = new AVIOContext(null);
  private BytePointer staging = new BytePointer(64 * 1024L);

  /**
   * Where packets go over a network.
   *
   * @param url without secrets: FFmpeg may log it
   * @param options of the protocol; may hold secrets
   * @param secrets words to be masked in FFmpeg's messages on this thread
   * @param openLimit for the whole way to the point where packets are taken
   * @param writeLimit for one packet
   */
  public record Address(
      String url,
      Map<String, String> options,
      List<String> secrets,
      Duration openLimit,
      Duration writeLimit) {
    @Override
    public String toString() {
      return "Address[" + FfmpegLog.redact(url, secrets) + "]";
    }
  }

  /**
   * Starts a file in memory.
   *
   * @param options of the format
   */
  public static Muxer inMemory(
      String format,
      List<Track> tracks,
      Map<String, String> options,
      Map<String, String> metadata) {
    var muxer = new Muxer(format, tracks, MEMORY, MEMORY, true);
    try {
      Ffmpeg.check(avio_open_dyn_buf(muxer.io), "open a buffer");
      muxer.begin(format, options, metadata);
      return muxer;
    } catch (RuntimeException | Error e) {
      muxer.close();
      throw e;
    }
  }

  /**
   * Connects and sends the header. Blocks up to the address's open limit.
   *
   * @param options of the format
   * @throws MediaException if the address cannot be reached or refuses
   */
  public static Muxer connect(
      String format,
      Address address,
      List<Track> tracks,
      Map<String, String> options,
      Map<String, String> metadata) {
    FfmpegLog.hideOnThisThread(address.secrets());
    FfmpegLog.takeErrors();
    var muxer = new Muxer(format, tracks, address.openLimit(), address.writeLimit(), false);
    try (var protocolOptions = new Options(address.options())) {
      int code =
          avio_open2(
              muxer.io,
              address.url(),
              AVIO_FLAG_WRITE,
              muxer.interrupt.callback(),
              protocolOptions.dictionary());
      check(code, "connect", address.openLimit());
      muxer.context.flags(muxer.context.flags() | AVFMT_FLAG_FLUSH_PACKETS);
      muxer.begin(format, options, metadata);
      return muxer;
    } catch (RuntimeException | Error e) {
      muxer.close();
      throw e;
    }
  }

  private Muxer(
      String format, List<Track> tracks, Duration openLimit, Duration writeLimit, boolean memory) {
    this.tracks = List.copyOf(tracks);
    this.writeLimit = writeLimit;
    this.memory = memory;
    streamTimescales = new long[tracks.size()];
    interrupt = new Interrupt(openLimit);
    packet = av_packet_alloc();
    try {
      Ffmpeg.allocated(packet);
      Ffmpeg.check(
          avformat_alloc_output_context2(context, (AVOutputFormat) null, format, (String) null),
          "open format " + format);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void begin(String format, Map<String, String> options, Map<String, String> metadata) {
    context.pb(io);
    context.interrupt_callback(interrupt.callback());
    for (Track track : tracks) {
      addStream(track);
    }
    // the context owns the dictionary from here on, whatever happens
    AVDictionary tags = new AVDictionary(null);
    metadata.forEach((key, value) -> av_dict_set(tags, key, value, 0));
    context.metadata(tags);
    try (var formatOptions = new Options(options)) {
      Ffmpeg.check(
          avformat_write_header(context, formatOptions.dictionary()), "start format " + format);
      formatOptions.requireAllUsed(format);
    }
    for (int i = 0; i < tracks.size(); i++) {
      streamTimescales[i] = context.streams(i).time_base().den();
      if (context.streams(i).time_base().num() != 1) {
        throw new MediaException(0, format + " has a time base that is not 1/n");
      }
    }
  }

  private void addStream(Track track) {
    AVStream stream = Ffmpeg.allocated(avformat_new_stream(context, null));
    stream.time_base().num(1).den(track.timescale());
    AVCodecParameters codec = stream.codecpar();
    codec.extradata(Ffmpeg.padded(track.config())).extradata_size(track.config().length);
    if (track.codec() == Track.Codec.H264 || track.codec() == Track.Codec.MPEG4) {
      boolean h264 = track.codec() == Track.Codec.H264;
      codec.codec_type(AVMEDIA_TYPE_VIDEO).format(AV_PIX_FMT_YUV420P);
      codec.codec_id(h264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_MPEG4);
      codec.width(track.canvas().width()).height(track.canvas().height());
      codec.color_range(AVCOL_RANGE_MPEG).color_space(AVCOL_SPC_BT709);
      codec.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
      if (h264) {
        codec.profile(track.config()[1] & 0xFF).level(track.config()[3] & 0xFF);
      }
      stream.avg_frame_rate().num(track.canvas().framesPerSecond()).den(1);
      return;
    }
    codec.codec_type(AVMEDIA_TYPE_AUDIO).sample_rate(Grid.SAMPLE_RATE);
    av_channel_layout_default(codec.ch_layout(), AudioEncoder.CHANNELS);
    if (track.codec() == Track.Codec.AAC) {
      codec.codec_id(AV_CODEC_ID_AAC).profile(AV_PROFILE_AAC_LOW).frame_size(Grid.AAC_FRAME);
      codec.bit_rate(128_000);
    } else {
      codec.codec_id(AV_CODEC_ID_FLAC).bits_per_raw_sample(16);
    }
  }

  /**
   * Packs one packet; packets of all tracks in the order of their time.
   *
   * @param track index in the list of tracks
   * @param pts in ticks of the track's timescale; steadily growing
   * @param duration in the same ticks
   * @throws MediaException if the packet cannot be written within the limit
   */
  public void write(int track, byte[] data, long pts, long duration, boolean key) {
    stage(data);
    long scale = streamTimescales[track];
    int from = tracks.get(track).timescale();
    packet.data(staging).size(data.length).stream_index(track).flags(key ? AV_PKT_FLAG_KEY : 0);
    packet.pts(rescale(pts, scale, from)).dts(packet.pts());
    packet.duration(rescale(pts + duration, scale, from) - packet.pts());
    interrupt.within(writeLimit);
    int code = av_write_frame(context, packet);
    av_packet_unref(packet);
    check(code, "send a packet", writeLimit);
  }

  /** Writes the trailer. In memory, gives the file; otherwise an empty array. */
  public byte[] finish() {
    interrupt.within(writeLimit);
    check(av_write_trailer(context), "end the stream", writeLimit);
    return memory ? takeBuffer() : new byte[0];
  }

  /** What was written since the start or the last call; only in memory. */
  byte[] take() {
    byte[] bytes = takeBuffer();
    Ffmpeg.check(avio_open_dyn_buf(io), "open a buffer");
    context.pb(io);
    return bytes;
  }

  /** Ends a fragment of a fragmented file. */
  void endFragment() {
    Ffmpeg.check(av_write_frame(context, null), "end a fragment");
  }

  /** FFmpeg calls a missed deadline "Immediate exit requested". */
  private static void check(int code, String what, Duration limit) {
    if (code == AVERROR_EXIT) {
      throw new MediaException(
          code, "%s: no answer within %.1f s".formatted(what, limit.toMillis() / 1_000.0));
    }
    Ffmpeg.check(code, what);
  }

  private byte[] takeBuffer() {
    try (var pointer = new PointerPointer<BytePointer>(1)) {
      int size = avio_close_dyn_buf(io, pointer);
      io = new AVIOContext(null);
      context.pb(io);
      BytePointer buffer = pointer.get(BytePointer.class, 0);
      try {
        return Ffmpeg.copy(buffer, size);
      } finally {
        av_free(buffer);
      }
    }
  }

  private void stage(byte[] data) {
    long needed = data.length + (long) AV_INPUT_BUFFER_PADDING_SIZE;
    if (needed > staging.capacity()) {
      staging.close();
      staging = new BytePointer(2 * needed);
    }
    staging.position(data.length).put(PADDING);
    staging.position(0).put(data);
  }

  /** Each stamp from its exact time, so that roundings do not add up. */
  private static long rescale(long ticks, long to, long from) {
    return Math.floorDiv(2 * ticks * to + from, 2 * from);
  }

  /** Releases everything; a connection that was not finished is dropped. */
  @Override
  public void close() {
    if (!io.isNull()) {
      interrupt.within(GOODBYE);
      if (memory) {
        takeBuffer();
      } else {
        avio_closep(io);
      }
    }
    if (!context.isNull()) {
      avformat_free_context(context);
      context.setNull();
    }
    av_packet_free(packet);
    staging.close();
    interrupt.close();
  }
}

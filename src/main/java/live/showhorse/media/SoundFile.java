package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_index_from_channel;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Reads sound in the formats that people and speech services use: WAV, MP3, M4A/MP4, AAC, FLAC, Ogg
 * (Opus, Vorbis), WebM. Nothing native outlives {@link #decode}. Any thread; blocks.
 */
public final class SoundFile implements AutoCloseable {
  /** What {@link #decode} reads, for people. */
  public static final String FORMATS = "WAV, MP3, M4A, AAC, FLAC, Ogg or WebM";

  /** FFmpeg's names of them. Playlists and the like would open other files. */
  private static final String CONTAINERS = "wav,mp3,mov,aac,flac,ogg,matroska";

  /**
   * FFmpeg's names of what sound in them is coded with. FFmpeg knows hundreds of decoders, also of
   * pictures, and would try any that a file asks for.
   */
  private static final List<String> DECODERS =
      List.of(
          "aac",
          "alac",
          "flac",
          "mp1float",
          "mp2float",
          "mp3float",
          "opus",
          "vorbis",
          "pcm_alaw",
          "pcm_mulaw",
          "pcm_u8",
          "pcm_s8",
          "pcm_s16le",
          "pcm_s16be",
          "pcm_s24le",
          "pcm_s24be",
          "pcm_s32le",
          "pcm_s32be",
          "pcm_f32le",
          "pcm_f32be",
          "pcm_f64le",
          "pcm_f64be",
          "adpcm_ms",
          "adpcm_ima_wav",
          "adpcm_ima_qt",
          "gsm_ms");

  /** A file whose damage goes on for so long is not worth listening to. */
  private static final int MOST_DAMAGED_PACKETS = 50;

  /**
   * Telephone quality and twice the best that studios use; a rate of 1 Hz would become gigabytes.
   */
  private static final int LEAST_RATE = 4_000;

  private static final int MOST_RATE = 384_000;

  private final AVFormatContext file = new AVFormatContext(null);
  private AVCodecContext decoder = new AVCodecContext(null);
  private SwrContext resampler = new SwrContext(null);
  private final AVPacket packet = Ffmpeg.allocated(av_packet_alloc());
  private final AVFrame frame = Ffmpeg.allocated(av_frame_alloc());

  /** 7.1; more are mixed by FFmpeg. A minute of a channel takes 12 MB. */
  private static final int MOST_CHANNELS = 8;

  /** An encoder's delay, and what players cut off at the ends, in seconds. */
  private static final double TOLERANCE = 0.25;

  private final int most;
  private Form form = Form.NONE;

  /** Channels since the form last changed, and how many samples each has. */
  private float[][] planes = {};

  /** The channel that only shakes the room, and has no voice; -1 when there is none. */
  private int lowFrequencies;

  private int length;
  private final List<float[]> mixed = new ArrayList<>();
  private int mixedLength;

  /**
   * What was read.
   *
   * @param samples mono at 48 kHz, in -1..1
   * @param promised seconds that the file itself says it has, when it has clearly fewer: it was cut
   *     off or is damaged
   */
  public record Sound(float[] samples, OptionalDouble promised) {}

  /** What the resampler was made for. It reads as many planes as there were channels then. */
  private record Form(int format, int rate, int channels) {
    static final Form NONE = new Form(-1, 0, 0);

    static Form of(AVFrame frame) {
      return new Form(frame.format(), frame.sample_rate(), frame.ch_layout().nb_channels());
    }
  }

  private SoundFile(int most) {
    this.most = most;
  }

  /**
   * The sound of a file, mixed down to mono at 48 kHz, in -1..1.
   *
   * @param most reading ends one sample after this: a longer result means a longer file
   * @throws MediaException when it is not one of {@link #FORMATS}, is damaged or holds no sound
   */
  public static float[] decode(byte[] bytes, Duration most) {
    return read(bytes, most).samples();
  }

  /** As {@link #decode}, and whether all is there. */
  public static Sound read(byte[] bytes, Duration most) {
    // What an earlier file had wrong and was read all the same
    FfmpegLog.takeErrors();
    try (var file = new MemoryFile(bytes);
        var sound = new SoundFile((int) (most.toMillis() * (Grid.SAMPLE_RATE / 1_000)) + 1)) {
      Sound read = sound.read(file.path());
      OptionalDouble missing = WavSize.missing(bytes);
      return missing.isPresent() ? new Sound(read.samples(), missing) : read;
    }
  }

  private Sound read(Path path) {
    int stream = open(path);
    int damaged = 0;
    int code;
    while (total() < most && (code = av_read_frame(file, packet)) >= 0) {
      int sent = packet.stream_index() == stream ? avcodec_send_packet(decoder, packet) : 0;
      av_packet_unref(packet);
      if (sent == AVERROR_INVALIDDATA() && ++damaged <= MOST_DAMAGED_PACKETS) {
        continue;
      }
      Ffmpeg.check(sent, "decode a sound file");
      drain();
    }
    avcodec_send_packet(decoder, null);
    drain();
    convert(null);
    mix();
    if (mixedLength == 0) {
      throw new MediaException(0, "the file holds no sound");
    }
    OptionalDouble promised = promised(stream);
    double heard = (double) mixedLength / Grid.SAMPLE_RATE;
    boolean cut = mixedLength < most && promised.orElse(0) > heard + TOLERANCE;
    return new Sound(joined(), cut ? promised : OptionalDouble.empty());
  }

  private int total() {
    return mixedLength + length;
  }

  /** Seconds that a header says, where it is the sound's own and not an estimate. */
  private OptionalDouble promised(int stream) {
    if (file.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM) {
      return OptionalDouble.empty();
    }
    String container = file.iformat().name().getString();
    AVStream sound = file.streams(stream);
    double seconds = 0;
    if (container.contains("mp4") || container.equals("mp3") || container.equals("flac")) {
      seconds = (double) sound.duration() * sound.time_base().num() / sound.time_base().den();
    } else if (container.contains("matroska") && file.nb_streams() == 1) {
      seconds = (double) file.duration() / AV_TIME_BASE;
    }
    return seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  /** What has one form becomes mono, and makes room for the next. */
  private void mix() {
    if (length > 0) {
      int here = length;
      mixed.add(
          Mixdown.mono(
              IntStream.range(0, planes.length)
                  .filter(channel -> channel != lowFrequencies || planes.length == 1)
                  .mapToObj(channel -> Arrays.copyOf(planes[channel], here))
                  .toList()));
      mixedLength += length;
    }
    planes = new float[0][];
    length = 0;
  }

  private float[] joined() {
    if (mixed.size() == 1) {
      return mixed.getFirst();
    }
    float[] samples = new float[mixedLength];
    int at = 0;
    for (float[] part : mixed) {
      System.arraycopy(part, 0, samples, at, part.length);
      at += part.length;
    }
    return samples;
  }

  /** Returns the number of the stream with the sound. */
  private int open(Path path) {
    var options = new AVDictionary(null);
    try {
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "format_whitelist", CONTAINERS, 0);
      av_dict_set(options, "codec_whitelist", String.join(",", DECODERS), 0);
      Ffmpeg.check(
          avformat_open_input(file, path.toString(), null, options), "recognise a sound file");
    } finally {
      av_dict_free(options);
    }
    Ffmpeg.check(avformat_find_stream_info(file, (PointerPointer<?>) null), "read a sound file");
    int stream =
        Ffmpeg.check(
            av_find_best_stream(file, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0),
            "find the sound in a file");
    var parameters = file.streams(stream).codecpar();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || !DECODERS.contains(codec.name().getString())) {
      throw new MediaException(0, "the sound is coded in a way that is not read");
    }
    decoder = Ffmpeg.allocated(avcodec_alloc_context3(codec));
    decoder.thread_count(1);
    Ffmpeg.check(avcodec_parameters_to_context(decoder, parameters), "set a decoder up");
    Ffmpeg.check(avcodec_open2(decoder, codec, (AVDictionary) null), "open a sound decoder");
    return stream;
  }

  private void drain() {
    int code;
    while ((code = avcodec_receive_frame(decoder, frame)) >= 0) {
      convert(frame);
      av_frame_unref(frame);
    }
    if (code != AVERROR_EAGAIN() && code != AVERROR_EOF && code != AVERROR_INVALIDDATA()) {
      throw Ffmpeg.failure(code, "decode a sound file");
    }
  }

  /**
   * @param input null: what the resampler still holds
   */
  private void convert(AVFrame input) {
    if (input != null && !form.equals(Form.of(input))) {
      // Streams that were joined may change from frame to frame
      convert(null);
      mix();
      swr_free(resampler);
      resampler = new SwrContext(null);
      prepareResampler(input);
      form = Form.of(input);
    }
    if (resampler.isNull()) {
      return;
    }
    int count = input == null ? 0 : input.nb_samples();
    int room = Math.max(1, swr_get_out_samples(resampler, count));
    FloatPointer[] parts = new FloatPointer[planes.length];
    try (var pointers = new PointerPointer<FloatPointer>(planes.length)) {
      for (int channel = 0; channel < parts.length; channel++) {
        parts[channel] = new FloatPointer(room);
        pointers.put(channel, parts[channel]);
      }
      int made =
          Ffmpeg.check(
              swr_convert(
                  resampler, pointers, room, input == null ? null : input.extended_data(), count),
              "resample a sound file");
      keep(parts, Math.min(made, most - total()));
    } finally {
      Stream.of(parts).filter(Objects::nonNull).forEach(FloatPointer::close);
    }
  }

  private void keep(FloatPointer[] parts, int count) {
    for (int channel = 0; channel < parts.length; channel++) {
      if (length + count > planes[channel].length) {
        int size = Math.max(2 * planes[channel].length, length + count);
        planes[channel] = Arrays.copyOf(planes[channel], size);
      }
      parts[channel].get(planes[channel], length, count);
    }
    length += count;
  }

  private void prepareResampler(AVFrame first) {
    if (first.sample_rate() < LEAST_RATE || first.sample_rate() > MOST_RATE) {
      throw new MediaException(
          0,
          "the sound has "
              + first.sample_rate()
              + " samples a second; it must have "
              + LEAST_RATE
              + " to "
              + MOST_RATE);
    }
    int channels = first.ch_layout().nb_channels();
    int kept = channels <= MOST_CHANNELS ? channels : 1;
    try (var in = new AVChannelLayout();
        var out = new AVChannelLayout()) {
      boolean named = first.ch_layout().order() != AV_CHANNEL_ORDER_UNSPEC;
      if (named) {
        Ffmpeg.check(av_channel_layout_copy(in, first.ch_layout()), "copy a layout");
      } else {
        av_channel_layout_default(in, channels);
      }
      if (kept == channels) {
        Ffmpeg.check(av_channel_layout_copy(out, in), "copy a layout");
      } else {
        av_channel_layout_default(out, 1);
      }
      var created = new SwrContext(null);
      Ffmpeg.check(
          swr_alloc_set_opts2(
              created,
              out,
              AV_SAMPLE_FMT_FLTP,
              Grid.SAMPLE_RATE,
              in,
              first.format(),
              first.sample_rate(),
              0,
              null),
          "set a resampler up");
      resampler = created;
      Ffmpeg.check(swr_init(resampler), "open a resampler");
      planes = new float[kept][Grid.SAMPLE_RATE];
      lowFrequencies =
          named ? av_channel_layout_index_from_channel(out, AV_CHAN_LOW_FREQUENCY) : -1;
      av_channel_layout_uninit(in);
      av_channel_layout_uninit(out);
    }
  }

  @Override
  public void close() {
    swr_free(resampler);
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    avformat_close_input(file);
  }
}

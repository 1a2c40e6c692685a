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
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
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

  private final AVFormatContext file = new AVFormatContext(null);
  private AVCodecContext decoder = new AVCodecContext(null);
  private final AVPacket packet = Ffmpeg.allocated(av_packet_alloc());
  private final AVFrame frame = Ffmpeg.allocated(av_frame_alloc());

  /** An encoder's delay, and what players cut off at the ends, in seconds. */
  private static final double TOLERANCE = 0.25;

  private final int most;
  private final SoundMix mix;

  /**
   * What was read.
   *
   * @param samples mono at 48 kHz, in -1..1
   * @param promised seconds that the file itself says it has, when it has clearly fewer: it was cut
   *     off or is damaged
   */
  public record Sound(float[] samples, OptionalDouble promised) {}

  private SoundFile(int most) {
    this.most = most;
    mix = new SoundMix(most);
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
    while (mix.length() < most && (code = av_read_frame(file, packet)) >= 0) {
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
    float[] samples = mix.finish();
    if (samples.length == 0) {
      throw new MediaException(0, "the file holds no sound");
    }
    OptionalDouble promised = promised(stream);
    double heard = (double) samples.length / Grid.SAMPLE_RATE;
    boolean cut = samples.length < most && promised.orElse(0) > heard + TOLERANCE;
    return new Sound(samples, cut ? promised : OptionalDouble.empty());
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
      mix.add(frame);
      av_frame_unref(frame);
    }
    if (code != AVERROR_EAGAIN() && code != AVERROR_EOF && code != AVERROR_INVALIDDATA()) {
      throw Ffmpeg.failure(code, "decode a sound file");
    }
  }

  @Override
  public void close() {
    mix.close();
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
    avformat_close_input(file);
  }
}

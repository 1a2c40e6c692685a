package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_index_from_channel;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Collects decoded sound, resampled to 48 kHz, as mono. What it is given may change its form from
 * frame to frame, as streams that were joined do. To be used from one thread.
 */
final class SoundMix implements AutoCloseable {
  /**
   * Telephone quality and twice the best that studios use; a rate of 1 Hz would become gigabytes.
   */
  private static final int LEAST_RATE = 4_000;

  private static final int MOST_RATE = 384_000;

  /** 7.1; more are mixed by FFmpeg. A minute of a channel takes 12 MB. */
  private static final int MOST_CHANNELS = 8;

  private final int most;
  private SwrContext resampler = new SwrContext(null);
  private Form form = Form.NONE;

  /** Channels since the form last changed, and how many samples each has. */
  private float[][] planes = {};

  private int planeLength;

  /** The channel that only shakes the room, and has no voice; -1 when there is none. */
  private int lowFrequencies;

  private final List<float[]> mixed = new ArrayList<>();
  private int mixedLength;

  /** What the resampler was made for. It reads as many planes as there were channels then. */
  private record Form(int format, int rate, int channels) {
    static final Form NONE = new Form(-1, 0, 0);

    static Form of(AVFrame frame) {
      return new Form(frame.format(), frame.sample_rate(), frame.ch_layout().nb_channels());
    }
  }

  /**
   * @param most samples that are kept
   */
  SoundMix(int most) {
    this.most = most;
  }

  /** Samples so far. */
  int length() {
    return mixedLength + planeLength;
  }

  void add(AVFrame frame) {
    convert(frame);
  }

  /** All of it, when nothing more comes. */
  float[] finish() {
    convert(null);
    mix();
    return joined();
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
      keep(parts, Math.min(made, most - length()));
    } finally {
      Stream.of(parts).filter(Objects::nonNull).forEach(FloatPointer::close);
    }
  }

  private void keep(FloatPointer[] parts, int count) {
    for (int channel = 0; channel < parts.length; channel++) {
      if (planeLength + count > planes[channel].length) {
        int size = Math.max(2 * planes[channel].length, planeLength + count);
        planes[channel] = Arrays.copyOf(planes[channel], size);
      }
      parts[channel].get(planes[channel], planeLength, count);
    }
    planeLength += count;
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

  /** What has one form becomes mono, and makes room for the next. */
  private void mix() {
    if (planeLength > 0) {
      int here = planeLength;
      mixed.add(
          Mixdown.mono(
              IntStream.range(0, planes.length)
                  .filter(channel -> channel != lowFrequencies || planes.length == 1)
                  .mapToObj(channel -> Arrays.copyOf(planes[channel], here))
                  .toList()));
      mixedLength += planeLength;
    }
    planes = new float[0][];
    planeLength = 0;
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

  @Override
  public void close() {
    swr_free(resampler);
  }
}

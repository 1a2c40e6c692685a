package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_LAYOUT_MONO;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Changes the sample rate of a whole mono sound. Stateless; any thread, blocks while it computes.
 */
public final class Resampler {
  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 192_000;

  /** Taps of the filter at the lower rate; 32 keeps the pass band flat to 90 % of Nyquist. */
  private static final int FILTER_SIZE = 32;

  private Resampler() {}

  /**
   * @param mono samples at {@code fromRate}
   * @param fromRate 4,000..192,000 Hz
   * @param toRate 4,000..192,000 Hz
   * @return samples at {@code toRate}, aligned with the input; length {@code mono.length * toRate /
   *     fromRate}, rounded
   */
  public static float[] resample(float[] mono, int fromRate, int toRate) {
    checkRate(fromRate);
    checkRate(toRate);
    if (fromRate == toRate || mono.length == 0) {
      return mono.clone();
    }
    int wanted = Math.toIntExact(Math.round((double) mono.length * toRate / fromRate));
    SwrContext context = open(fromRate, toRate);
    try (FloatPointer in = new FloatPointer(mono);
        FloatPointer out = new FloatPointer(wanted + 4_096L)) {
      int done = convert(context, out, wanted + 4_096, in, mono.length);
      while (done < wanted) {
        // Not position(done): PointerPointer would take that as bytes.
        FloatPointer rest = out.getPointer(done);
        int more = convert(context, rest, wanted + 4_096 - done, null, 0);
        if (more == 0) {
          break;
        }
        done += more;
      }
      float[] result = new float[wanted];
      out.get(result, 0, Math.min(done, wanted));
      return result;
    } finally {
      swr_free(context);
    }
  }

  private static SwrContext open(int fromRate, int toRate) {
    SwrContext context = new SwrContext(null);
    int status =
        swr_alloc_set_opts2(
            context,
            AV_CHANNEL_LAYOUT_MONO(),
            AV_SAMPLE_FMT_FLT,
            toRate,
            AV_CHANNEL_LAYOUT_MONO(),
            AV_SAMPLE_FMT_FLT,
            fromRate,
            0,
            null);
    if (status >= 0) {
      av_opt_set_int(context, "filter_size", FILTER_SIZE, 0);
      status = swr_init(context);
    }
    if (status < 0) {
      swr_free(context);
      throw new IllegalStateException(
          "libswresample refused " + fromRate + " to " + toRate + " Hz: error " + status);
    }
    return context;
  }

  private static int convert(
      SwrContext context, FloatPointer out, int room, FloatPointer in, int count) {
    try (PointerPointer<BytePointer> outPlanes = new PointerPointer<>(1);
        PointerPointer<BytePointer> inPlanes = new PointerPointer<>(1)) {
      outPlanes.put(0, out);
      if (in != null) {
        inPlanes.put(0, in);
      }
      int samples = swr_convert(context, outPlanes, room, in == null ? null : inPlanes, count);
      if (samples < 0) {
        throw new IllegalStateException("libswresample failed with error " + samples);
      }
      return samples;
    }
  }

  private static void checkRate(int rate) {
    if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sample rate is " + rate + "; it must be " + LOWEST_RATE + ".." + HIGHEST_RATE);
    }
  }
}

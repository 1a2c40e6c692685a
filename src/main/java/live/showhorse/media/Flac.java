package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * PCM kept without loss of anything a person can hear: FLAC, 48 kHz stereo, 16 bit.
 *
 * @param streamInfo the decoder's configuration
 * @param packets {@code frameSize} samples each, the last perhaps fewer
 */
record Flac(byte[] streamInfo, int frameSize, List<byte[]> packets) {
  private static final int CHANNELS = AudioEncoder.CHANNELS;

  static Flac encode(float[] stereo) {
    try (var encoder = new AudioEncoder(AudioEncoder.Codec.FLAC)) {
      var packets = new ArrayList<byte[]>();
      int samples = stereo.length / CHANNELS;
      for (int from = 0; from < samples; from += encoder.frameSize()) {
        packets.addAll(encoder.encode(stereo, from, Math.min(encoder.frameSize(), samples - from)));
      }
      packets.addAll(encoder.finish());
      return new Flac(encoder.configuration(), encoder.frameSize(), packets);
    }
  }

  /** What encoding and decoding makes of a sound. */
  static float[] rounded(float[] stereo) {
    float[] rounded = new float[stereo.length];
    for (int i = 0; i < stereo.length; i++) {
      rounded[i] = rounded(stereo[i]);
    }
    return rounded;
  }

  static float rounded(float value) {
    return AudioEncoder.sixteenBits(value) / AudioEncoder.SIXTEEN_BITS;
  }

  static float[] decode(byte[] streamInfo, List<byte[]> packets) {
    var sound = new Sound();
    try (var decoder = Decoder.flac(streamInfo)) {
      for (byte[] packet : packets) {
        decoder.send(packet);
        drain(decoder, sound);
      }
      decoder.sendEnd();
      drain(decoder, sound);
    }
    return sound.values();
  }

  private static void drain(Decoder decoder, Sound sound) {
    boolean more;
    do {
      more = decoder.receive(sound::add);
    } while (more);
  }

  /** Grows while frames come. */
  private static final class Sound {
    private float[] values = new float[CHANNELS * Grid.SAMPLE_RATE];
    private int size;

    void add(AVFrame frame) {
      if (frame.format() != AV_SAMPLE_FMT_S16 || frame.ch_layout().nb_channels() != CHANNELS) {
        throw new MediaException(0, "the FLAC track is not 16 bit stereo");
      }
      int count = CHANNELS * frame.nb_samples();
      if (size + count > values.length) {
        values = java.util.Arrays.copyOf(values, Math.max(2 * values.length, size + count));
      }
      MemorySegment plane = Ffmpeg.view(frame.data(0), 2L * count);
      for (int i = 0; i < count; i++) {
        values[size++] = plane.getAtIndex(ValueLayout.JAVA_SHORT, i) / AudioEncoder.SIXTEEN_BITS;
      }
    }

    float[] values() {
      return java.util.Arrays.copyOf(values, size);
    }
  }
}

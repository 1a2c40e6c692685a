package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Hears AAC frames as a player does. Stateless; any thread. */
public final class AacDecoder {
  private AacDecoder() {}

  /**
   * The left side.
   *
   * @param frames raw AAC frames of {@link AacEncoder}
   * @return 1,024 samples a frame at 48 kHz
   * @throws MediaException if they cannot be decoded
   */
  public static float[] left(List<byte[]> frames) {
    float[] samples = new float[frames.size() * Grid.AAC_FRAME];
    int[] size = {0};
    try (var decoder = Decoder.aac(AacEncoder.config())) {
      for (byte[] data : frames) {
        decoder.send(data);
        decoder.receive(
            frame -> {
              if (frame.format() != AV_SAMPLE_FMT_FLTP || frame.nb_samples() != Grid.AAC_FRAME) {
                throw new MediaException(0, "an AAC frame is not 1,024 samples of planar float");
              }
              MemorySegment plane = Ffmpeg.view(frame.data(0), (long) Float.BYTES * Grid.AAC_FRAME);
              MemorySegment.copy(
                  plane, ValueLayout.JAVA_FLOAT, 0, samples, size[0], Grid.AAC_FRAME);
              size[0] += Grid.AAC_FRAME;
            });
      }
    }
    if (size[0] != samples.length) {
      throw new MediaException(0, frames.size() + " AAC frames gave only " + size[0] + " samples");
    }
    return samples;
  }
}

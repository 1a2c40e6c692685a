package live.showhorse.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * AAC-LC, 48 kHz stereo, 128 kbit/s, as raw frames. Frame {@code i} decodes to samples {@code 1024
 * i .. 1024 i + 1023} of what was given: the encoder's priming frame is dropped. An instance
 * encodes one continuous stream; the static methods encode what is joined by copying.
 *
 * <p>A frame overlaps the next by 1,024 samples (ISO 14496-3, 4.6.11). Frames of different
 * encodings therefore join without a click where the sound of both is silent, or is the same.
 */
public final class AacEncoder implements AutoCloseable {
  private static final int CHANNELS = AudioEncoder.CHANNELS;

  /** Frames of silence ahead of a segment, so that its first frame is coded as in mid-stream. */
  private static final int RUN_UP = 4;

  /** 40 ms: short enough to be heard as a cut, long enough not to click. */
  private static final int FADE_SAMPLES = Grid.SAMPLE_RATE / 25;

  /**
   * The fade touches the last 3 frames; one more because the encoder looks one frame ahead when it
   * chooses its windows.
   */
  private static final int TAIL = 4;

  /**
   * Frames of true sound ahead of a tail. The encoder spends its bits badly after a sudden start:
   * with 12 frames a tone was still 0.007 off where old and new meet, with 24 it is 0.0004, as
   * everywhere else.
   */
  private static final int TAIL_RUN_UP = 24;

  private final AudioEncoder encoder = new AudioEncoder(AudioEncoder.Codec.AAC);
  private boolean primed;

  /** AudioSpecificConfig of every stream of this class. */
  public static byte[] config() {
    try (var encoder = new AudioEncoder(AudioEncoder.Codec.AAC)) {
      return encoder.configuration();
    }
  }

  /**
   * @param stereo interleaved, a multiple of 1,024 samples a channel
   * @return the frames that are ready; the encoder runs one frame behind
   */
  public List<byte[]> encode(float[] stereo) {
    requireFrames(stereo);
    var frames = new ArrayList<byte[]>(stereo.length / CHANNELS / Grid.AAC_FRAME + 1);
    for (int from = 0; from < stereo.length / CHANNELS; from += Grid.AAC_FRAME) {
      addWithoutPriming(frames, encoder.encode(stereo, from, Grid.AAC_FRAME));
    }
    return frames;
  }

  /** The frames still inside. Nothing can be encoded afterwards. */
  public List<byte[]> finish() {
    var frames = new ArrayList<byte[]>(1);
    addWithoutPriming(frames, encoder.finish());
    return frames;
  }

  /**
   * Encodes a sound of its own that other such sounds may precede and follow.
   *
   * @param stereo interleaved, a multiple of 1,024 samples a channel, its first 1,024 silent
   * @return one frame per 1,024 samples
   */
  public static List<byte[]> encodeSegment(float[] stereo) {
    requireFrames(stereo);
    return encodeBehind(new float[RUN_UP * CHANNELS * Grid.AAC_FRAME], stereo);
  }

  /**
   * The end of a segment that is interrupted: replacements for its last AAC frames before {@code
   * cut}, fading out within 40 ms, after which any segment with a silent start may follow.
   *
   * @param stereo the segment's whole PCM
   * @param cut index of the first AAC frame that is not aired, 1..frames of the segment
   * @return replacements for the frames {@code [cut - size, cut)}; at most four
   */
  public static List<byte[]> reencodeTail(float[] stereo, int cut) {
    requireFrames(stereo);
    if (cut < 1 || cut > stereo.length / CHANNELS / Grid.AAC_FRAME) {
      throw new IllegalArgumentException(
          "cut is "
              + cut
              + "; it must be 1.."
              + stereo.length / CHANNELS / Grid.AAC_FRAME
              + " AAC frames");
    }
    int frameValues = CHANNELS * Grid.AAC_FRAME;
    int from = Math.max(0, cut - TAIL);
    // copyOfRange would not go below the start: there the run-up is silence, as it was the first
    // time
    float[] runUp = new float[TAIL_RUN_UP * frameValues];
    int known = Math.min(from, TAIL_RUN_UP) * frameValues;
    System.arraycopy(stereo, from * frameValues - known, runUp, runUp.length - known, known);
    float[] tail = Arrays.copyOfRange(stereo, from * frameValues, cut * frameValues);
    fadeOut(tail);
    return encodeBehind(runUp, tail);
  }

  /** Raised cosine to zero at the end. */
  private static void fadeOut(float[] stereo) {
    int samples = stereo.length / CHANNELS;
    int length = Math.min(FADE_SAMPLES, samples);
    for (int i = 0; i < length; i++) {
      float gain = (float) (0.5 * (1 + Math.cos(Math.PI * (i + 1) / length)));
      int index = CHANNELS * (samples - length + i);
      stereo[index] *= gain;
      stereo[index + 1] *= gain;
    }
  }

  private static List<byte[]> encodeBehind(float[] runUp, float[] stereo) {
    try (var encoder = new AacEncoder()) {
      var frames = new ArrayList<>(encoder.encode(runUp));
      frames.addAll(encoder.encode(stereo));
      frames.addAll(encoder.finish());
      int skipped = runUp.length / CHANNELS / Grid.AAC_FRAME;
      int wanted = stereo.length / CHANNELS / Grid.AAC_FRAME;
      if (frames.size() != skipped + wanted) {
        throw new MediaException(
            0, "the AAC encoder gave " + frames.size() + " frames of " + (skipped + wanted));
      }
      return List.copyOf(frames.subList(skipped, skipped + wanted));
    }
  }

  private void addWithoutPriming(List<byte[]> frames, List<byte[]> packets) {
    for (byte[] packet : packets) {
      if (primed) {
        frames.add(packet);
      }
      primed = true;
    }
  }

  private static void requireFrames(float[] stereo) {
    if (stereo.length == 0 || stereo.length % (CHANNELS * Grid.AAC_FRAME) != 0) {
      throw new IllegalArgumentException(
          "sound has " + stereo.length + " values; not whole stereo AAC frames of 2 x 1024");
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}

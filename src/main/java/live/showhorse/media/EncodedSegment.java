package live.showhorse.media;

import java.util.List;

/**
 * A segment ready to be copied to air: whole grid units, IDR first, closed GOPs, silent edges.
 *
 * @param parameters decoder configuration
 * @param video one access unit per frame
 * @param audio one raw AAC frame (no ADTS) per 1,024 samples; exactly 15 per 8 frames at 25 fps
 * @param pcm the same sound before AAC, interleaved stereo, 2 x 1,024 x audio.size() values in
 *     -1..1
 */
public record EncodedSegment(
    StreamParameters parameters, List<AccessUnit> video, List<byte[]> audio, float[] pcm) {
  public EncodedSegment {
    video = List.copyOf(video);
    audio = List.copyOf(audio);
    int perUnit = parameters.canvas().framesPerUnit();
    if (video.isEmpty()
        || video.size() % perUnit != 0
        || audio.size() != video.size() / perUnit * Grid.AAC_FRAMES_PER_UNIT) {
      throw new IllegalArgumentException(
          "segment has "
              + video.size()
              + " frames and "
              + audio.size()
              + " AAC frames; not whole grid units");
    }
    if (!video.getFirst().key()) {
      throw new IllegalArgumentException("segment does not begin with an IDR");
    }
  }

  /** The same with another array of the same sound. */
  public EncodedSegment with(float[] samePcm) {
    return new EncodedSegment(parameters, video, audio, samePcm);
  }

  public int units() {
    return audio.size() / Grid.AAC_FRAMES_PER_UNIT;
  }
}

package live.showhorse.media;

import java.util.Arrays;

/**
 * What a decoder needs before the first packet; the same for every segment of one encoder profile.
 *
 * @param canvas frame size and rate
 * @param video avcC record (SPS, PPS)
 * @param audio AudioSpecificConfig of AAC-LC 48 kHz stereo
 */
public record StreamParameters(Canvas canvas, byte[] video, byte[] audio) {
  @Override
  public boolean equals(Object other) {
    return other instanceof StreamParameters that
        && canvas.equals(that.canvas)
        && Arrays.equals(video, that.video)
        && Arrays.equals(audio, that.audio);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(video) + Arrays.hashCode(audio);
  }
}

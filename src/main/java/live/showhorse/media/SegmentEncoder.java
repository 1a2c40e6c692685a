package live.showhorse.media;

import java.util.List;

/**
 * Encodes one segment: pictures in, then the sound. Use once. Takes 0.1 to 0.3 CPU seconds for a
 * second of programme at 720x1280, on two threads; call from a worker thread, one at a time.
 */
public final class SegmentEncoder implements AutoCloseable {
  private final EncoderProfile profile;
  private final VideoEncoder encoder;

  /**
   * @throws MediaException if the encoder is not in the loaded FFmpeg or refuses the profile
   */
  public SegmentEncoder(EncoderProfile profile) {
    this.profile = profile;
    encoder = new VideoEncoder(profile.canvas(), VideoSettings.air(profile));
  }

  /** What every segment of the profile carries. Opens an encoder: some milliseconds. */
  public static StreamParameters parameters(EncoderProfile profile) {
    try (var encoder = new VideoEncoder(profile.canvas(), VideoSettings.air(profile))) {
      return new StreamParameters(profile.canvas(), encoder.configuration(), AacEncoder.config());
    }
  }

  /** Adds the next frame; the picture may be used again at once. */
  public void frame(Picture picture) {
    encoder.encode(picture);
  }

  /**
   * Ends the segment.
   *
   * @param stereoPcm interleaved, exactly the length of the frames given, silent for at least 1,024
   *     samples at its start
   * @throws IllegalArgumentException if the frames are not whole grid units or the sound does not
   *     match them
   */
  public EncodedSegment finish(float[] stereoPcm) {
    return finish(stereoPcm, AacEncoder.encodeSegment(stereoPcm));
  }

  /**
   * Ends a segment whose sound was encoded meanwhile.
   *
   * @param stereoPcm as above
   * @param aac what {@link AacEncoder#encodeSegment} made of it
   */
  public EncodedSegment finish(float[] stereoPcm, List<byte[]> aac) {
    Canvas canvas = profile.canvas();
    long frames = encoder.frames();
    if (frames == 0 || frames % canvas.framesPerUnit() != 0) {
      throw new IllegalArgumentException(
          "segment has " + frames + " frames; not whole grid units of " + canvas.framesPerUnit());
    }
    long samples = frames * canvas.samplesPerFrame();
    if (stereoPcm.length != 2 * samples) {
      throw new IllegalArgumentException(
          "sound has " + stereoPcm.length / 2 + " samples; " + frames + " frames take " + samples);
    }
    var parameters = new StreamParameters(canvas, encoder.configuration(), AacEncoder.config());
    List<AccessUnit> video = encoder.finish();
    return new EncodedSegment(parameters, video, aac, stereoPcm.clone());
  }

  @Override
  public void close() {
    encoder.close();
  }
}

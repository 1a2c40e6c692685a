package live.showhorse.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.Grid;
import live.showhorse.media.Muxer;
import live.showhorse.media.Picture;
import live.showhorse.media.SegmentEncoder;
import live.showhorse.media.Track;

/** Encoded segments whose frames carry numbers, and programmes made of them. */
public final class TestSegments {
  private TestSegments() {}

  /** Frames numbered from {@code firstNumber}; sound of {@link TestSound#speech}. */
  public static EncodedSegment segment(
      EncoderProfile profile, int units, int firstNumber, int seed) {
    return segment(profile, firstNumber, seed, TestSound.speech(units, seed));
  }

  public static EncodedSegment segment(
      EncoderProfile profile, int firstNumber, int seed, float[] stereo) {
    int frames = stereo.length / 2 / profile.canvas().samplesPerFrame();
    try (var encoder = new SegmentEncoder(profile);
        var picture = new Picture(profile.canvas())) {
      for (int i = 0; i < frames; i++) {
        TestPictures.draw(picture, firstNumber + i, seed);
        encoder.frame(picture);
      }
      return encoder.finish(stereo);
    }
  }

  /** Frames of noise: large ones. */
  public static EncodedSegment noise(EncoderProfile profile, int units) {
    try (var encoder = new SegmentEncoder(profile);
        var picture = new Picture(profile.canvas())) {
      for (int i = 0; i < units * profile.canvas().framesPerUnit(); i++) {
        TestPictures.noise(picture, i);
        encoder.frame(picture);
      }
      return encoder.finish(TestSound.speech(units, 1));
    }
  }

  /** Packets copied one after another into an MP4, as a channel copies them to air. */
  public static byte[] join(List<EncodedSegment> segments) {
    var video = new ArrayList<AccessUnit>();
    var audio = new ArrayList<byte[]>();
    for (EncodedSegment segment : segments) {
      video.addAll(segment.video());
      audio.addAll(segment.audio());
    }
    return join(segments.getFirst(), video, audio);
  }

  public static byte[] join(EncodedSegment first, List<AccessUnit> video, List<byte[]> audio) {
    var parameters = first.parameters();
    int perFrame = parameters.canvas().samplesPerFrame();
    var tracks = List.of(Track.video(parameters), Track.aac(parameters));
    try (var muxer = Muxer.inMemory("mp4", tracks, Map.of(), Map.of())) {
      int sound = 0;
      for (int i = 0; i < video.size(); i++) {
        muxer.write(0, video.get(i).data(), i, 1, video.get(i).key());
        while (sound < audio.size() && (long) sound * Grid.AAC_FRAME < (i + 1L) * perFrame) {
          muxer.write(1, audio.get(sound), (long) sound * Grid.AAC_FRAME, Grid.AAC_FRAME, true);
          sound++;
        }
      }
      return muxer.finish();
    }
  }
}

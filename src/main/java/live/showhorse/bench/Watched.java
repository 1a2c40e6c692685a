package live.showhorse.bench;

import java.util.Arrays;
import live.showhorse.command.FacePlace;
import live.showhorse.engine.ClipRendering;
import live.showhorse.engine.ClipRequest;
import live.showhorse.engine.Engine;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;

/**
 * A clip seen frame by frame.
 *
 * @param partings of the lips as {@link MouthMeter} measures them, in eye distances
 * @param insides what shows between the lips, in eye distances
 * @param openings what the engine says of the same frames, 0..1
 * @param jumps from each frame to the next, as {@link Luma#jump} has them; one less than frames
 * @param first luma of the first frame
 * @param last luma of the last one
 * @param likeness the lowest of {@link MouthMeter.Mouth#likeness}
 * @param changedPerMille see {@link Surroundings}
 * @param mono sound that came with the frames
 */
record Watched(
    double[] partings,
    double[] insides,
    double[] openings,
    double[] jumps,
    byte[] first,
    byte[] last,
    double likeness,
    double changedPerMille,
    float[] mono) {

  /**
   * Renders the clip and looks at it.
   *
   * @param place of the face on the clip's canvas
   */
  static Watched of(Engine engine, ClipRequest request, FacePlace place) {
    Canvas canvas = request.canvas();
    int width = canvas.width();
    try (ClipRendering clip = engine.open(request);
        Picture picture = new Picture(canvas)) {
      int frames = clip.frames();
      double[] partings = new double[frames];
      double[] insides = new double[frames];
      double[] openings = new double[frames];
      double[] jumps = new double[frames - 1];
      float[] mono = new float[frames * canvas.samplesPerFrame()];
      float[] stereo = new float[2 * canvas.samplesPerFrame()];
      byte[] luma = new byte[width * canvas.height()];
      byte[] before = new byte[luma.length];
      clip.next(picture, stereo);
      Luma.copy(picture, luma);
      byte[] first = luma.clone();
      MouthMeter meter = new MouthMeter(first, width, place);
      Surroundings surroundings = new Surroundings(first, width, place);
      double likeness = 1;
      int frame = 0;
      do {
        Luma.copy(picture, luma);
        MouthMeter.Mouth mouth = meter.measure(luma);
        partings[frame] = mouth.parting();
        insides[frame] = mouth.inside();
        likeness = Math.min(likeness, mouth.likeness());
        openings[frame] = clip.mouthOpening();
        surroundings.look(luma);
        if (frame > 0) {
          jumps[frame - 1] = Luma.jump(before, luma, width);
        }
        System.arraycopy(luma, 0, before, 0, luma.length);
        for (int i = 0; i < canvas.samplesPerFrame(); i++) {
          mono[frame * canvas.samplesPerFrame() + i] = stereo[2 * i];
        }
        frame++;
      } while (clip.next(picture, stereo));
      return new Watched(
          partings,
          insides,
          openings,
          jumps,
          first,
          Arrays.copyOf(before, before.length),
          likeness,
          surroundings.changedPerMille(),
          mono);
    }
  }

  int frames() {
    return partings.length;
  }
}

package live.showhorse.segment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.showhorse.media.AacEncoder;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.media.ClipStream;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.Picture;
import live.showhorse.media.SegmentEncoder;
import live.showhorse.problem.Futures;

/**
 * Turns a clip into a segment: decode, draw, encode. Takes a worker thread for some seconds, and
 * another for the sound.
 */
final class SegmentMaker implements AutoCloseable {
  /** Under this a sample counts as silence (-46 dBFS): the noise floor of the speech programs. */
  private static final float SILENCE = 0.005f;

  private final Dresser dresser;

  private final ExecutorService sound;

  /**
   * @param threads how many segments are made at once
   */
  SegmentMaker(Dresser dresser, int threads) {
    this.dresser = dresser;
    this.sound =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("segment-sound-", 1).daemon().factory());
  }

  @Override
  public void close() {
    sound.shutdownNow();
  }

  /** The whole clip, as fast as its pictures come. */
  EncodedSegment clip(ClipStream clip, Dressing dressing, EncoderProfile profile) {
    Canvas canvas = profile.canvas();
    try (ClipReader reader = new ClipReader(clip);
        SegmentEncoder encoder = new SegmentEncoder(profile);
        Picture picture = new Picture(canvas)) {
      float[] pcm = reader.pcm();
      CompletableFuture<List<byte[]>> aac =
          CompletableFuture.supplyAsync(() -> AacEncoder.encodeSegment(pcm), sound);
      int frames = reader.frames();
      int perFrame = 2 * canvas.samplesPerFrame();
      Outfit outfit =
          new Outfit(
              dresser.layers(
                  dressing,
                  canvas,
                  frames,
                  firstSound(pcm) / perFrame,
                  Math.min(frames, lastSound(pcm) / perFrame + 1)),
              canvas);
      for (int frame = 0; frame < frames && reader.next(picture); frame++) {
        outfit.drawOn(picture, frame);
        encoder.frame(picture);
      }
      return encoder.finish(pcm, Futures.join(aac));
    }
  }

  /** The first frame of a clip for one GOP, silent: it may be repeated for ever. */
  EncodedSegment still(ClipStream clip, Dressing dressing, EncoderProfile profile) {
    Canvas canvas = profile.canvas();
    try (ClipReader reader = new ClipReader(clip);
        SegmentEncoder encoder = new SegmentEncoder(profile);
        Picture picture = new Picture(canvas)) {
      if (!reader.next(picture)) {
        throw new IllegalStateException("a clip has no frame");
      }
      int frames = canvas.framesPerGop();
      new Outfit(dresser.layers(dressing.silent(), canvas, frames, 0, frames), canvas)
          .drawOn(picture, 0);
      for (int frame = 0; frame < frames; frame++) {
        encoder.frame(picture);
      }
      return encoder.finish(new float[2 * frames * canvas.samplesPerFrame()]);
    }
  }

  private static int firstSound(float[] pcm) {
    for (int i = 0; i < pcm.length; i++) {
      if (Math.abs(pcm[i]) > SILENCE) {
        return i;
      }
    }
    return 0;
  }

  private static int lastSound(float[] pcm) {
    for (int i = pcm.length - 1; i >= 0; i--) {
      if (Math.abs(pcm[i]) > SILENCE) {
        return i;
      }
    }
    return pcm.length;
  }
}

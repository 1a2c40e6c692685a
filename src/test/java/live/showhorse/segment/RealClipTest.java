package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import live.showhorse.TestProcess;
import live.showhorse.engine.NativeEngine;
import live.showhorse.engine.Photos;
import live.showhorse.engine.TestEngine;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.media.Grid;
import live.showhorse.media.Picture;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealClipTest {
  private static final String TEXT =
      "This lamp is bright, light, and it costs nineteen euros ninety today only.";

  @TempDir Path data;

  @Test
  void textBecomesAClipWithEveryFrameAndEverySample() {
    NativeEngine engine = TestEngine.open();
    try (var process = TestProcess.first(data, engine)) {
      Presenter presenter =
          process.presenters.create(
              Photos.presenter(), "Ada", Language.ENGLISH, "", TestProcess.CONSENT);
      process.workers.start();
      ClipSpec spec =
          process.specs.of(presenter, Canvas.PORTRAIT, TEXT, Language.ENGLISH, Delivery.PLAIN);
      Clip clip = render(process, spec);
      try (var reader = new ClipReader(clip.mp4());
          var picture = new Picture(Canvas.PORTRAIT)) {
        assertThat(reader.canvas()).isEqualTo(Canvas.PORTRAIT);
        int frames = 0;
        while (reader.next(picture)) {
          frames++;
        }
        float[] pcm = reader.pcm();
        int samples = pcm.length / 2;
        assertThat(frames).isEqualTo(reader.frames());
        assertThat(samples).isEqualTo(frames * Canvas.PORTRAIT.samplesPerFrame());
        assertThat(samples % Grid.UNIT_SAMPLES).isZero();
        assertThat(samples).isBetween(3 * Grid.SAMPLE_RATE, 8 * Grid.SAMPLE_RATE);
        assertThat(rms(pcm, 0, 2 * 1_024)).as("silent edge").isLessThan(0.001);
        assertThat(rms(pcm, pcm.length - 2 * 1_024, pcm.length))
            .as("silent edge")
            .isLessThan(0.001);
        assertThat(rms(pcm, 0, pcm.length)).as("speech").isGreaterThan(0.03);
      }
      assertThat(render(process, spec).mp4()).isEqualTo(clip.mp4());
      assertThat(engine.openClips()).isZero();
      assertThat(engine.openPresenters()).isEqualTo(1);
      report(process, presenter);
    }
    assertThat(engine.openPresenters()).isZero();
  }

  private static void report(TestProcess process, Presenter presenter) {
    String again = "Order now, while we have it, and we send it to you tomorrow morning.";
    long before = System.nanoTime();
    Clip clip =
        render(
            process,
            process.specs.of(presenter, Canvas.PORTRAIT, again, Language.ENGLISH, Delivery.PLAIN));
    double took = Duration.ofNanos(System.nanoTime() - before).toNanos() / 1e9;
    try (var reader = new ClipReader(clip.mp4())) {
      double seconds = (double) reader.frames() / 25;
      System.out.printf(
          "text to clip at 720x1280: %.2f s of programme in %.2f s (%.1f x real time), %d bytes%n",
          seconds, took, seconds / took, clip.mp4().length);
    }
  }

  private static Clip render(TestProcess process, ClipSpec spec) {
    return process.clips.clip(spec).orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static double rms(float[] pcm, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += pcm[i] * pcm[i];
    }
    return Math.sqrt(sum / (to - from));
  }
}

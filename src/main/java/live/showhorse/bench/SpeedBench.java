package live.showhorse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.showhorse.engine.ClipRendering;
import live.showhorse.engine.Engine;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.media.ClipWriter;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.Picture;
import live.showhorse.media.SegmentEncoder;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.Dressing;
import live.showhorse.segment.LabelTexts;
import live.showhorse.segment.Outfit;
import live.showhorse.segment.ProductCard;
import live.showhorse.speech.Speech;
import live.showhorse.speech.Utterance;
import live.showhorse.speech.Voices;

/** Times the way of a line at 720x1280: each stage alone, then the whole. */
final class SpeedBench {
  private static final Canvas CANVAS = Canvas.PORTRAIT;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int CLIPS = 24;

  /** The first frames of a clip fill caches and compile code. */
  private static final int SETTLED_FRAME = 50;

  private final Voices voices;
  private final Engine engine;
  private final Dresser dresser;
  private final LineMaker lines;
  private final Consumer<String> progress;

  /**
   * @param progress is told what runs
   */
  SpeedBench(
      Voices voices, Engine engine, Dresser dresser, LineMaker lines, Consumer<String> progress) {
    this.voices = voices;
    this.engine = engine;
    this.dresser = dresser;
    this.lines = lines;
    this.progress = progress;
  }

  /**
   * @param languages at least one; one sentence of each is timed
   */
  Speed measure(TestPhoto photo, List<Language> languages) {
    Presenter presenter = lines.presenter(photo.file(), languages.getFirst());
    progress.accept("speed: warming up");
    Stages warm = new Stages(photo);
    warm.run(languages.getFirst());
    lines.make(presenter, "Warm.", Language.ENGLISH, dressing("Warm.", Language.ENGLISH), CANVAS);
    Stages stages = new Stages(photo);
    Cost whole = Cost.NONE;
    for (Language language : languages) {
      progress.accept("speed: " + language);
      stages.run(language);
      String text = Sentences.of(language);
      Dressing dressing = dressing(text, language);
      Cost before = Cost.now();
      lines.make(presenter, text, language, dressing, CANVAS);
      whole = whole.plus(Cost.now().minus(before));
    }
    return new Speed(stages.seconds, stages.costs(), whole, stages.bytesPerFrame());
  }

  /** Lines of some two seconds, all asked for at once, none of them ever made before. */
  double clipsPerMinute(TestPhoto photo) {
    progress.accept("speed: clips a minute");
    Presenter presenter = lines.presenter(photo.file(), Language.ENGLISH);
    long start = System.nanoTime();
    List<CompletableFuture<EncodedSegment>> all =
        IntStream.range(0, CLIPS)
            .mapToObj(ShowBench::offer)
            .map(
                text ->
                    lines.begin(
                        presenter,
                        text,
                        Language.ENGLISH,
                        dressing(text, Language.ENGLISH),
                        CANVAS))
            .toList();
    all.forEach(LineMaker::made);
    return CLIPS / ((System.nanoTime() - start) * 1e-9 / 60);
  }

  private static Dressing dressing(String text, Language language) {
    return new Dressing(
        LabelTexts.label(language),
        language,
        text,
        language,
        Optional.of(new ProductCard("Linen blanket", "$59", Optional.empty())));
  }

  /** Every stage of some lines, one frame through one stage at a time. */
  private final class Stages {
    private final TestPhoto photo;
    private Cost speak = Cost.NONE;
    private final Cost.Meter render = new Cost.Meter();
    private final Cost.Meter write = new Cost.Meter();
    private final Cost.Meter read = new Cost.Meter();
    private final Cost.Meter dress = new Cost.Meter();
    private final Cost.Meter encode = new Cost.Meter();
    private double seconds;
    private long settledFrames;
    private long settledBytes;

    Stages(TestPhoto photo) {
      this.photo = photo;
    }

    void run(Language language) {
      String text = Sentences.of(language);
      Cost before = Cost.now();
      Speech speech = voices.speak(Utterance.of(text, language, ""));
      speak = speak.plus(Cost.now().minus(before));
      seconds += speech.seconds();
      air(clip(speech, language), text, language);
    }

    /** Renders and keeps the clip as the service does. */
    private byte[] clip(Speech speech, Language language) {
      ClipRendering clip = render.time(() -> engine.open(photo.speaking(speech, language, CANVAS)));
      try (clip;
          Picture picture = new Picture(CANVAS);
          ClipWriter writer = new ClipWriter(CANVAS, Map.of())) {
        float[] stereo = new float[2 * CANVAS.samplesPerFrame()];
        for (int frame = 0; frame < clip.frames(); frame++) {
          Cost start = Cost.nowHere();
          long bytes = THREADS.getCurrentThreadAllocatedBytes();
          clip.next(picture, stereo);
          bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
          render.add(Cost.nowHere().minus(start));
          if (frame >= SETTLED_FRAME) {
            settledBytes += bytes;
            settledFrames++;
          }
          write.time(() -> writer.frame(picture, stereo));
        }
        return write.time(writer::finish);
      }
    }

    /** Dresses and encodes it. */
    private void air(byte[] mp4, String text, Language language) {
      ClipReader reader = read.time(() -> new ClipReader(mp4));
      SegmentEncoder encoder = encode.time(() -> new SegmentEncoder(EncoderProfile.best(CANVAS)));
      try (reader;
          encoder;
          Picture picture = new Picture(CANVAS)) {
        int frames = reader.frames();
        Outfit outfit =
            dress.time(
                () ->
                    new Outfit(
                        dresser.layers(dressing(text, language), CANVAS, frames, 0, frames),
                        CANVAS));
        for (int frame = 0; frame < frames; frame++) {
          int now = frame;
          read.time(() -> reader.next(picture));
          dress.time(() -> outfit.drawOn(picture, now));
          encode.time(() -> encoder.frame(picture));
        }
        encode.time(() -> encoder.finish(reader.pcm()));
      }
    }

    Map<String, Cost> costs() {
      Map<String, Cost> costs = new LinkedHashMap<>();
      costs.put("speech", speak);
      costs.put(Speed.RENDER, render.sum());
      costs.put("clipWrite", write.sum());
      costs.put("clipRead", read.sum());
      costs.put("dress", dress.sum());
      costs.put("encode", encode.sum());
      return costs;
    }

    double bytesPerFrame() {
      return (double) settledBytes / settledFrames;
    }
  }
}

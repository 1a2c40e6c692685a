package live.showhorse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.showhorse.bench.BenchReport.Measurement;
import live.showhorse.engine.Engine;
import live.showhorse.media.AacDecoder;
import live.showhorse.media.AacEncoder;
import live.showhorse.media.Canvas;
import live.showhorse.media.Loudness;
import live.showhorse.script.Language;
import live.showhorse.speech.Phoneme;
import live.showhorse.speech.Speech;
import live.showhorse.speech.Utterance;
import live.showhorse.speech.Voices;

/**
 * Measures one photo speaking one language, at 720x1280, on the frames and the sound that the
 * engine gives out. What each figure means and why its bound is what it is stands in
 * docs/measures.md.
 */
public final class PresenterBench {
  private static final Canvas CANVAS = Canvas.PORTRAIT;
  private static final double LAG_MOST = 1;
  private static final double TRACK_LEAST = 0.9;
  private static final double CLOSED_LEAST = 95;
  private static final double LUFS = -16;
  private static final double LUFS_TOLERANCE = 0.5;

  /** Over 0.95 listeners lose nothing (see {@link Stoi}). */
  private static final double STOI_LEAST = 0.95;

  /** Sounds a second; lively speech has 12 to 15, and from 20 on words run together. */
  private static final double PACE_MOST = 18;

  /**
   * Lips that part by less count as closed: 2.5 of 127 pixels, where nothing shows between them.
   */
  private static final double CLOSED_PARTING = 0.02;

  /** Less than 1.6 rows of 127 pixels: what blending leaves at the edges of closed lips. */
  private static final double CLOSED_INSIDE = 0.0125;

  /** Frames of quiet on both sides of a frame that is judged: lips may move for 120 ms. */
  private static final int SETTLE = 3;

  /** Quieter than -46 dBFS is silence, as for captions. */
  private static final double SILENCE = 0.005;

  private static final int LAG_SEARCH = 8;
  private static final int IDLE_UNITS = 3;

  /** Frames at a border that belong to the join. */
  private static final int JOIN = 2;

  private static final double USUAL = 0.95;

  private final Voices voices;
  private final Engine engine;

  public PresenterBench(Voices voices, Engine engine) {
    this.voices = voices;
    this.engine = engine;
  }

  /** Blocks for some seconds. */
  public Measurement measure(TestPhoto photo, Language language) {
    Speech speech = voices.speak(Utterance.of(Sentences.of(language), language, ""));
    Watched clip = Watched.of(engine, photo.speaking(speech, language, CANVAS), photo.place());
    Watched idle = Watched.of(engine, photo.idle(IDLE_UNITS, CANVAS), photo.place());
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.atMost("lag", lag(clip, speech), "frames", LAG_MOST));
    figures.add(
        Figure.atLeast(
            "track", Series.correlation(clip.partings(), clip.openings(), 0), "", TRACK_LEAST));
    figures.add(
        Figure.atLeast("bilabials", closedAtBilabials(clip, speech.phonemes()), "%", CLOSED_LEAST));
    figures.add(Figure.atLeast("silence", closedInSilence(clip), "%", CLOSED_LEAST));
    figures.add(Figure.atMost("join", joins(clip, idle), "", 1));
    figures.add(Figure.atMost("background", changed(clip, idle), "‰", 0));
    figures.add(
        Figure.atMost(
            "loudness",
            Math.abs(Loudness.measure(clip.mono()).lufs() - LUFS),
            "LU",
            LUFS_TOLERANCE));
    figures.add(Figure.atLeast("stoi", stoi(clip.mono()), "", STOI_LEAST));
    figures.add(Figure.atMost("pace", Articulation.rate(speech.phonemes()), "/s", PACE_MOST));
    figures.add(Figure.told("widest", Series.greatest(clip.partings()), "eyes"));
    return new Measurement(photo.name(), language.tag(), figures);
  }

  /** Frames between what the sound asks for and what the lips do, either way. */
  private static double lag(Watched clip, Speech speech) {
    double[] asked =
        Articulation.expected(speech.phonemes(), clip.frames(), CANVAS.samplesPerFrame());
    double[] levels = levels(clip.mono());
    double loudest = Series.greatest(levels);
    for (int i = 0; i < asked.length; i++) {
      asked[i] *= Math.sqrt(levels[i] / loudest);
    }
    return Math.abs(Series.lag(asked, clip.partings(), LAG_SEARCH));
  }

  /**
   * A closure counts when the lips meet within its phoneme, give or take half a frame: speech
   * programs give b and p as little as 10 ms, a quarter of a frame.
   */
  private static double closedAtBilabials(Watched clip, List<Phoneme> phonemes) {
    int closures = 0;
    int closed = 0;
    for (Phoneme phoneme : phonemes) {
      if (Articulation.isBilabial(phoneme)) {
        closures++;
        int grace = CANVAS.samplesPerFrame() / 2;
        int last = Math.min(clip.frames() - 1, frameAt(phoneme.end() - 1 + grace));
        boolean met = false;
        for (int i = frameAt(Math.max(0, phoneme.start() - grace)); i <= last; i++) {
          met |= closed(clip, i);
        }
        closed += met ? 1 : 0;
      }
    }
    return percent(closed, closures);
  }

  private static int frameAt(long sample) {
    return (int) (sample / CANVAS.samplesPerFrame());
  }

  private static double closedInSilence(Watched clip) {
    double[] levels = levels(clip.mono());
    int silent = 0;
    int closed = 0;
    for (int i = 0; i < levels.length; i++) {
      int from = Math.max(0, i - SETTLE);
      int to = Math.min(levels.length, i + SETTLE + 1);
      if (Arrays.stream(levels, from, to).allMatch(level -> level < SILENCE)) {
        silent++;
        closed += closed(clip, i) ? 1 : 0;
      }
    }
    return percent(closed, silent);
  }

  private static boolean closed(Watched clip, int frame) {
    return clip.partings()[frame] <= CLOSED_PARTING && clip.insides()[frame] <= CLOSED_INSIDE;
  }

  /** The greatest step at the border of two clips as a share of the usual greatest inside. */
  private static double joins(Watched clip, Watched idle) {
    double border =
        Math.max(
            Luma.jump(clip.last(), idle.first(), CANVAS.width()),
            Luma.jump(idle.last(), clip.first(), CANVAS.width()));
    for (Watched side : List.of(clip, idle)) {
      double[] jumps = side.jumps();
      border = Math.max(border, Arrays.stream(jumps, 0, JOIN).max().orElse(0));
      border =
          Math.max(border, Arrays.stream(jumps, jumps.length - JOIN, jumps.length).max().orElse(0));
    }
    double[] inside = clip.jumps().clone();
    Arrays.sort(inside);
    return border / inside[(int) (USUAL * (inside.length - 1))];
  }

  /** What AAC leaves of the sound. */
  private static double stoi(float[] mono) {
    float[] stereo = new float[2 * mono.length];
    for (int i = 0; i < mono.length; i++) {
      stereo[2 * i] = mono[i];
      stereo[2 * i + 1] = mono[i];
    }
    return Stoi.of(mono, AacDecoder.left(AacEncoder.encodeSegment(stereo)));
  }

  private static double changed(Watched clip, Watched idle) {
    return Math.max(clip.changedPerMille(), idle.changedPerMille());
  }

  /** RMS of each frame's sound. */
  private static double[] levels(float[] mono) {
    double[] levels = new double[mono.length / CANVAS.samplesPerFrame()];
    for (int i = 0; i < levels.length; i++) {
      double sum = 0;
      for (int at = i * CANVAS.samplesPerFrame(); at < (i + 1) * CANVAS.samplesPerFrame(); at++) {
        sum += mono[at] * mono[at];
      }
      levels[i] = Math.sqrt(sum / CANVAS.samplesPerFrame());
    }
    return levels;
  }

  /** NaN when there is nothing to count. */
  private static double percent(int part, int whole) {
    return whole == 0 ? Double.NaN : 100.0 * part / whole;
  }
}

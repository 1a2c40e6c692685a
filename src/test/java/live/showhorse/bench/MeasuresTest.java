package live.showhorse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import live.showhorse.command.FacePlace;
import live.showhorse.speech.Phoneme;
import org.junit.jupiter.api.Test;

/** The measures themselves, on pictures and sounds whose truth is known. */
class MeasuresTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 500;
  private static final int LIP_LINE = 300;
  private static final FacePlace PLACE = new FacePlace(200, LIP_LINE, 200, 172, 128, 0);

  @Test
  void lipsThatPartByTwelvePixelsAreMeasuredSoWhileTheHeadMoves() {
    MouthMeter meter = new MouthMeter(face(0, 0), WIDTH, PLACE);
    assertThat(meter.measure(face(0, 0)).parting()).isCloseTo(0, within(0.004));
    MouthMeter.Mouth open = meter.measure(face(12, 3));
    assertThat(open.parting() * PLACE.eyeDistance()).isCloseTo(12, within(0.5));
    assertThat(open.inside() * PLACE.eyeDistance()).isCloseTo(12, within(4.0));
    assertThat(meter.measure(face(0, 3)).inside()).isLessThan(0.004);
  }

  @Test
  void aMouthThatIsTwoFramesLateIsMeasuredSo() {
    double[] asked = new Random(1).doubles(100).toArray();
    double[] seen = new double[100];
    System.arraycopy(asked, 0, seen, 2, 98);
    assertThat(Series.lag(asked, seen, 8)).isCloseTo(2, within(0.3));
    assertThat(Series.lag(seen, asked, 8)).isCloseTo(-2, within(0.3));
    assertThat(Series.correlation(asked, seen, 2)).isGreaterThan(0.99);
    assertThat(Series.correlation(asked, seen, 0)).isLessThan(0.5);
  }

  @Test
  void noiseCostsIntelligibilityAndLoudnessDoesNot() {
    float[] speech = syllables();
    float[] quieter = speech.clone();
    float[] noisy = speech.clone();
    Random random = new Random(2);
    for (int i = 0; i < speech.length; i++) {
      quieter[i] *= 0.3f;
      noisy[i] += 0.5f * (float) random.nextGaussian();
    }
    assertThat(Stoi.of(speech, speech)).isCloseTo(1, within(1e-6));
    assertThat(Stoi.of(speech, quieter)).isCloseTo(1, within(1e-3));
    assertThat(Stoi.of(speech, noisy)).isLessThan(0.7);
  }

  @Test
  void onlyPAndBAndMCloseTheLips() {
    assertThat(List.of("p", "pʰ", "b", "m", "mʲ", "by"))
        .allMatch(symbol -> Articulation.isBilabial(new Phoneme(symbol, 0, 1)));
    assertThat(List.of("", "_", "pau", "f", "n", "a", "(en)"))
        .noneMatch(symbol -> Articulation.isBilabial(new Phoneme(symbol, 0, 1)));
  }

  @Test
  void anOpenVowelIsExpectedWiderThanAConsonant() {
    double[] expected =
        Articulation.expected(
            List.of(
                new Phoneme("m", 0, 1_920),
                new Phoneme("aː", 1_920, 3_840),
                new Phoneme("t", 3_840, 5_760)),
            3,
            1_920);
    assertThat(expected[0]).isZero();
    assertThat(expected[1]).isEqualTo(1);
    assertThat(expected[2]).isBetween(0.01, 0.3);
  }

  @Test
  void aFigureThatCouldNotBeMeasuredBreaksItsBound() {
    assertThat(Figure.atLeast("bilabials", Double.NaN, "%", 95).holds()).isFalse();
    assertThat(Figure.atMost("lag", 1.01, "frames", 1).holds()).isFalse();
    assertThat(Figure.atMost("lag", 1, "frames", 1).holds()).isTrue();
    assertThat(Figure.told("widest", Double.NaN, "").holds()).isTrue();
  }

  /** Skin with texture; under the lip line it is lowered by {@code open} and the gap is dark. */
  private static byte[] face(int open, int headDown) {
    byte[] luma = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int row = y - headDown;
        boolean jaw = row >= LIP_LINE + open;
        boolean gap = row >= LIP_LINE && !jaw && Math.abs(x - 200) < 60;
        int source = jaw ? row - open : Math.min(row, LIP_LINE);
        luma[y * WIDTH + x] = (byte) (gap ? 20 : skin(x, source));
      }
    }
    return luma;
  }

  private static int skin(int x, int y) {
    return (int)
        (120 + 30 * Math.sin(x * 0.13) * Math.cos(y * 0.19) + 20 * Math.sin(x * 0.037 + y * 0.091));
  }

  /** Four seconds of a humming voice in syllables, loud enough everywhere to be judged. */
  private static float[] syllables() {
    float[] sound = new float[4 * 48_000];
    for (int i = 0; i < sound.length; i++) {
      double t = i / 48_000.0;
      double level = 0.15 * (1.1 + Math.sin(2 * Math.PI * 4 * t));
      for (int partial = 1; partial < 25; partial++) {
        double colour = 1 + Math.sin(2 * Math.PI * (0.7 * t + partial / 9.0));
        sound[i] += (float) (level * colour / partial * Math.sin(2 * Math.PI * 140 * partial * t));
      }
    }
    return sound;
  }
}

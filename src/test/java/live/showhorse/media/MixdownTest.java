package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard in any channel of a recording is heard in its mix. */
class MixdownTest {
  private static final int RATE = Grid.SAMPLE_RATE;
  private static final int LENGTH = 3 * RATE;
  private static final float[] VOICE = syllables(1);
  private static final float[] OTHER = syllables(2);

  @Test
  void aChannelThatIsInvertedDoesNotCancelTheOther() {
    assertHeard(mix((left, other) -> left, (left, other) -> -left), VOICE, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.1})
  void norDoesAQuieterOne(double share) {
    assertHeard(mix((left, other) -> left, (left, other) -> -share * left), VOICE, 0.5);
    assertHeard(mix((left, other) -> -share * left, (left, other) -> left), VOICE, 0.5);
  }

  @Test
  void norDoesOneWithNoiseOfItsOwn() {
    float[] noise = noise(3, 0.02);
    assertHeard(mono(VOICE, sum(scaled(VOICE, -0.8), noise)), VOICE, 0.7);
  }

  /** As when two recordings are joined, or a cable is moved. */
  @Test
  void aChannelThatIsInvertedForATimeDoesNotCancelTheOther() {
    float[] partly = VOICE.clone();
    for (int at = LENGTH / 3; at < 2 * LENGTH / 3; at++) {
      partly[at] = -partly[at];
    }
    float[] mix = mono(VOICE, partly);

    assertHeard(mix, VOICE, 0.9);
    for (int tenth = 0; tenth < 30; tenth++) {
      int from = tenth * RATE / 10;
      assertThat(power(mix, from, from + RATE / 10))
          .as("tenth %d", tenth)
          .isGreaterThan(0.2 * power(VOICE, from, from + RATE / 10));
    }
  }

  @Test
  void aSilentChannelDoesNotMakeTheOtherQuieter() {
    assertHeard(mix((left, other) -> left, (left, other) -> 0), VOICE, 1);
    assertHeard(mix((left, other) -> 0, (left, other) -> left), VOICE, 1);
  }

  @Test
  void aConstantVoltageIsNoSound() {
    assertHeard(mix((left, other) -> left, (left, other) -> 0.3), VOICE, 1);
    assertHeard(mix((left, other) -> left + 0.3, (left, other) -> left - 0.1), VOICE, 1);
    assertThat(mix((left, other) -> 0.25, (left, other) -> -0.25)).containsOnly(0);
  }

  /** An interview: one on the left, one on the right. */
  @Test
  void twoVoicesAreBothHeard() {
    float[] mix = mix((left, other) -> left, (left, other) -> other);

    assertThat(likeness(mix, VOICE)).isBetween(0.6, 0.8);
    assertThat(likeness(mix, OTHER)).isBetween(0.6, 0.8);
  }

  @Test
  void whatStereoHasInCommonIsMixedAsItAlwaysWas() {
    float[] mix = mix((left, other) -> left + 0.3 * other, (left, other) -> left - 0.3 * other);

    assertHeard(mix, VOICE, 1);
  }

  @Test
  void theVoiceOfSurroundSoundIsHeardAndItsRumbleIsNot() {
    float[] silent = new float[LENGTH];
    float[] rumble = noise(4, 0.5);
    assertHeard(mono(silent, silent, VOICE, rumble, silent, silent), VOICE, 1);
    // Left and right inverted, and a little of the voice in all others
    float[] little = scaled(VOICE, 0.2);
    float[] mix = mono(VOICE, scaled(VOICE, -1), little, rumble, little, scaled(VOICE, -0.2));
    assertThat(likeness(mix, VOICE)).isGreaterThan(0.99);
  }

  @Test
  void moreChannelsThanAnybodyHasAreRead() {
    float[][] many = new float[12][];
    Arrays.fill(many, VOICE);

    assertThat(likeness(mono(many), VOICE)).isGreaterThan(0.99);
  }

  /** Of two channels made of two voices. */
  private static float[] mix(DoubleBinaryOperator left, DoubleBinaryOperator right) {
    float[][] channels = new float[2][LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      channels[0][at] = (float) left.applyAsDouble(VOICE[at], OTHER[at]);
      channels[1][at] = (float) right.applyAsDouble(VOICE[at], OTHER[at]);
    }
    return mono(channels);
  }

  private static float[] mono(float[]... channels) {
    return SoundFile.decode(wav(channels), Duration.ofMinutes(1));
  }

  private static void assertHeard(float[] mix, float[] voice, double level) {
    assertThat(mix).hasSize(LENGTH);
    assertThat(likeness(mix, voice)).isGreaterThan(0.98);
    assertThat(Math.sqrt(power(mix, 0, LENGTH) / power(voice, 0, LENGTH)))
        .isCloseTo(level, within(level == 1 ? 0.03 : 0.5));
  }

  /** Whatever its sign: nobody hears that. */
  private static double likeness(float[] one, float[] other) {
    double common = 0;
    for (int at = 0; at < LENGTH; at++) {
      common += one[at] * other[at];
    }
    return Math.abs(common) / LENGTH / Math.sqrt(power(one, 0, LENGTH) * power(other, 0, LENGTH));
  }

  private static double power(float[] sound, int from, int to) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      sum += sound[at] * sound[at];
    }
    return sum / (to - from);
  }

  /** Noise that comes and goes four times a second, with short pauses. */
  private static float[] syllables(int seed) {
    float[] sound = noise(seed, 0.2);
    for (int at = 0; at < LENGTH; at++) {
      double swell = Math.sin(Math.PI * 4 * at / RATE + seed);
      sound[at] *= (float) (0.1 + swell * swell);
    }
    return sound;
  }

  private static float[] noise(int seed, double level) {
    Random random = new Random(seed);
    float[] sound = new float[LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      sound[at] = (float) (level * (random.nextDouble() * 2 - 1));
    }
    return sound;
  }

  private static float[] scaled(float[] sound, double factor) {
    float[] scaled = new float[sound.length];
    for (int at = 0; at < sound.length; at++) {
      scaled[at] = (float) (factor * sound[at]);
    }
    return scaled;
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = new float[one.length];
    for (int at = 0; at < one.length; at++) {
      sum[at] = one[at] + other[at];
    }
    return sum;
  }

  /** Floating point at 48 kHz; six channels are 5.1. */
  private static byte[] wav(float[]... channels) {
    int bytes = 4 * channels.length * LENGTH;
    ByteBuffer file = ByteBuffer.allocate(68 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(60 + bytes);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(40);
    file.putShort((short) 0xFFFE).putShort((short) channels.length).putInt(RATE);
    file.putInt(4 * channels.length * RATE).putShort((short) (4 * channels.length));
    file.putShort((short) 32).putShort((short) 22).putShort((short) 32);
    file.putInt(channels.length == 6 ? 0x3F : 0);
    file.put(new byte[] {3, 0, 0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38});
    file.put(new byte[] {(byte) 0x9B, 0x71});
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int at = 0; at < LENGTH; at++) {
      for (float[] channel : channels) {
        file.putFloat(channel[at]);
      }
    }
    return file.array();
  }
}

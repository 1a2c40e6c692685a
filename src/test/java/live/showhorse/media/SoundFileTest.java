package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFileTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000})
  void aToneKeepsItsLengthAndLevelAtEveryUsualRate(int rate) {
    float[] sound = SoundFile.decode(wav(rate, rate), MINUTE);

    assertThat(sound.length).isBetween(47_500, 48_500);
    double sum = 0;
    for (float sample : sound) {
      sum += sample * sample;
    }
    assertThat(Math.sqrt(sum / sound.length)).isBetween(0.33, 0.38);
  }

  @Test
  void readingEndsOneSampleAfterTheMost() {
    assertThat(SoundFile.decode(wav(48_000, 96_000), Duration.ofSeconds(1))).hasSize(48_001);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3_999, 1_000_000})
  void anAbsurdRateIsRefused(int rate) {
    assertThatThrownBy(() -> SoundFile.decode(wav(rate, 1_000), MINUTE))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("4000 to 384000");
  }

  @Test
  void whatIsNoSoundIsRefused() {
    for (String text : new String[] {"", "RIFF", "#EXTM3U\nfile:///etc/hostname\n"}) {
      assertThatThrownBy(() -> SoundFile.decode(text.getBytes(StandardCharsets.UTF_8), MINUTE))
          .isInstanceOf(MediaException.class);
    }
  }

  /** A tone of half the full level, a fiftieth of the rate high, mono in 16 bits. */
  private static byte[] wav(int rate, int samples) {
    ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (16_384 * Math.sin(2 * Math.PI * i / 50)));
    }
    return file.array();
  }
}

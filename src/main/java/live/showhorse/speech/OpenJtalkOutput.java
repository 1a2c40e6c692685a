package live.showhorse.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Open JTalk wrote.
 *
 * @param speech empty when it found nothing to speak in the text
 * @param words how it read the text
 */
record OpenJtalkOutput(Optional<RawSpeech> speech, List<JapaneseWord> words) {
  private static final Pattern LABEL =
      Pattern.compile("^(\\d+) (\\d+) [^-]*-([^+]+)\\+", Pattern.MULTILINE);

  /** Label times are in units of 100 ns. */
  private static final long UNITS_A_SECOND = 10_000_000;

  static OpenJtalkOutput of(byte[] wave, String trace) throws IOException {
    int labels = trace.indexOf("[Output label]");
    if (wave.length == 0 || labels < 0) {
      return new OpenJtalkOutput(Optional.empty(), List.of());
    }
    return new OpenJtalkOutput(
        Optional.of(speech(wave, trace.substring(labels))),
        JapaneseWord.of(trace.substring(0, labels)));
  }

  private static RawSpeech speech(byte[] wave, String labels) throws IOException {
    ByteBuffer riff = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
    int format = chunk(riff, "fmt ");
    int rate = riff.getInt(format + 4);
    int data = chunk(riff, "data");
    int samples = Math.min(riff.getInt(data - 4), wave.length - data) / 2;
    float[] pcm = new float[samples];
    for (int at = 0; at < samples; at++) {
      pcm[at] = riff.getShort(data + 2 * at) / 32_768f;
    }
    return new RawSpeech(rate, pcm, phonemes(labels, rate, samples));
  }

  /** Where the content of a chunk begins. */
  private static int chunk(ByteBuffer riff, String id) throws IOException {
    int wanted =
        ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    for (int at = 12; at + 8 <= riff.limit(); at += 8 + riff.getInt(at + 4)) {
      if (riff.getInt(at) == wanted) {
        return at + 8;
      }
      if (riff.getInt(at + 4) < 0) {
        break;
      }
    }
    throw new IOException("a sound of " + riff.limit() + " bytes without the chunk '" + id + "'");
  }

  private static List<Phoneme> phonemes(String labels, int rate, int samples) {
    List<Phoneme> phonemes = new ArrayList<>();
    var label = LABEL.matcher(labels);
    while (label.find()) {
      long start = Long.parseLong(label.group(1)) * rate / UNITS_A_SECOND;
      long end = Math.min(samples, Long.parseLong(label.group(2)) * rate / UNITS_A_SECOND);
      if (end > start) {
        phonemes.add(new Phoneme(JapanesePhonemes.ipa(label.group(3)), start, end));
      }
    }
    return phonemes;
  }
}

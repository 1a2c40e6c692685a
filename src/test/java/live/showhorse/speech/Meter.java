package live.showhorse.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Debian's ffmpeg as an independent loudness meter. */
record Meter(double lufs, double truePeakDb) {
  private static final Pattern LOUDNESS = Pattern.compile("I:\\s+(-?[\\d.]+) LUFS");
  private static final Pattern PEAK = Pattern.compile("Peak:\\s+(-?[\\d.]+|-inf) dBFS");

  /** Plays mono on both sides, as the programme does. */
  static Meter of(float[] mono, Path folder) throws IOException, InterruptedException {
    Path raw = Files.createTempFile(folder, "speech", ".f32");
    var bytes = ByteBuffer.allocate(mono.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : mono) {
      bytes.putFloat(sample).putFloat(sample);
    }
    Files.write(raw, bytes.array());
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-f",
                "f32le",
                "-ar",
                "48000",
                "-ac",
                "2",
                "-i",
                raw.toString(),
                "-af",
                "ebur128=peak=true",
                "-f",
                "null",
                "-")
            .redirectErrorStream(true)
            .start();
    String report = new String(ffmpeg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ffmpeg.waitFor();
    return new Meter(last(LOUDNESS, report), last(PEAK, report));
  }

  private static double last(Pattern pattern, String report) {
    return pattern
        .matcher(report)
        .results()
        .reduce((first, second) -> second)
        .map(MatchResult::group)
        .map(text -> text.replaceAll(".*?(-?[\\d.]+) .*", "$1"))
        .map(Double::parseDouble)
        .orElseThrow(() -> new AssertionError("ffmpeg measured nothing: " + report));
  }
}

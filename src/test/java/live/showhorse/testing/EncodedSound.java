package live.showhorse.testing;

import java.util.ArrayList;
import java.util.List;

/** Files with a tone, made by Debian's ffmpeg. */
public final class EncodedSound {
  private EncodedSound() {}

  /**
   * A second of a tone in the usual codec of a format.
   *
   * @param format ffmpeg's name of it, such as {@code ipod}
   */
  public static byte[] of(String format, int rate, int channels) {
    return made(format, 1, List.of("-ac", "" + channels), rate);
  }

  /**
   * A tone as told.
   *
   * @param options of ffmpeg for the output, such as {@code -c:a libopus}
   */
  public static byte[] made(String format, double seconds, List<String> options, int rate) {
    var command = new ArrayList<String>(List.of("ffmpeg", "-v", "error", "-nostdin"));
    command.addAll(List.of("-f", "lavfi", "-i", "sine=f=440:d=" + seconds + ":r=" + rate));
    command.addAll(options);
    // Strict: Opus and FLAC in MP4
    command.addAll(List.of("-movflags", "frag_keyframe+empty_moov", "-strict", "-2"));
    command.addAll(List.of("-f", format, "-"));
    return Programs.run(command).out();
  }
}

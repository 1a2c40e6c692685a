package live.showhorse.media;

import java.util.Locale;

/**
 * Everything that decides how segments are encoded. Segments of one profile have identical
 * parameter sets and may follow one another on a channel in any order.
 *
 * @param bitrate ceiling of the picture, bits a second, 100,000..50,000,000
 */
public record EncoderProfile(Codec codec, Canvas canvas, int bitrate) {
  /** Raise when an option below changes the stream, so that stored segments are not mixed. */
  private static final int REVISION = 3;

  private static final int REFERENCE_BITRATE = 2_500_000;
  private static final double REFERENCE_PIXELS = 720 * 1280;

  /** H.264 encoders, by FFmpeg's name. */
  public enum Codec {
    /** In the LGPL build. */
    OPENH264("libopenh264"),
    /** In the gpl build only: faster and better. */
    X264("libx264");

    private final String ffmpegName;

    Codec(String ffmpegName) {
      this.ffmpegName = ffmpegName;
    }

    String ffmpegName() {
      return ffmpegName;
    }

    /** Whether the loaded FFmpeg has it. */
    public boolean available() {
      return Ffmpeg.hasEncoder(ffmpegName);
    }
  }

  public EncoderProfile {
    if (bitrate < 100_000 || bitrate > 50_000_000) {
      throw new IllegalArgumentException("bitrate is " + bitrate + "; it must be 100000..50000000");
    }
  }

  /** x264 if the loaded FFmpeg has it, else openh264, at the usual bitrate for the canvas. */
  public static EncoderProfile best(Canvas canvas) {
    return of(Codec.X264.available() ? Codec.X264 : Codec.OPENH264, canvas);
  }

  /** 2.5 Mbit/s at 720x1280 and 25 fps, in proportion to the pixels; half as much again at 50. */
  public static EncoderProfile of(Codec codec, Canvas canvas) {
    double pixels = canvas.width() * canvas.height() / REFERENCE_PIXELS;
    double rate = canvas.framesPerSecond() == 50 ? 1.5 : 1;
    return new EncoderProfile(
        codec, canvas, Math.max(250_000, (int) Math.round(REFERENCE_BITRATE * pixels * rate)));
  }

  /** Stable name; part of segment keys. For instance {@code x264-720x1280@25-2500000-3}. */
  public String id() {
    return codec.name().toLowerCase(Locale.ROOT) + "-" + canvas + "-" + bitrate + "-" + REVISION;
  }
}

package live.showhorse.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file or playlist decoded by Debian's ffmpeg, which stops at the first error.
 *
 * @param frames one per decoded picture
 * @param pcm the first sound track, interleaved stereo at 48 kHz, as decoded: no sample is added or
 *     dropped to fit time stamps
 * @param complaints what ffmpeg warned about; empty when all is well
 */
public record Decoded(List<Frame> frames, float[] pcm, String complaints) {

  /**
   * @param number what {@link TestPictures#draw} wrote into it, or some number
   * @param luma mean, 16 is black
   */
  public record Frame(int number, double luma) {}

  public static Decoded of(Object input) {
    String name = input.toString();
    var stream = Ffprobe.stream(name, "video");
    int width = stream.get("width").asInt();
    int height = stream.get("height").asInt();
    Programs.Result video =
        Programs.run(
            List.of(
                "ffmpeg",
                "-v",
                "warning",
                "-xerror",
                "-i",
                name,
                "-map",
                "0:v:0",
                "-fps_mode",
                "passthrough",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "rawvideo",
                "-"));
    var frames = new ArrayList<Frame>();
    int size = width * height * 3 / 2;
    for (int at = 0; at + size <= video.out().length; at += size) {
      frames.add(
          new Frame(
              TestPictures.number(video.out(), at, width), mean(video.out(), at, width * height)));
    }
    Programs.Result sound =
        Programs.run(
            List.of(
                "ffmpeg", "-v", "warning", "-xerror", "-i", name, "-map", "0:a:0", "-f", "f32le",
                "-ac", "2", "-"));
    return new Decoded(frames, floats(sound.out()), video.err() + sound.err());
  }

  /** The numbers of the frames, in order. */
  public List<Integer> numbers() {
    return frames.stream().map(Frame::number).toList();
  }

  /** Copies {@code seconds} of a live address into a file, without decoding. */
  public static Path record(String url, double seconds, Path file) {
    Programs.run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-i",
            url,
            "-t",
            Double.toString(seconds),
            "-c",
            "copy",
            "-y",
            file.toString()));
    return file;
  }

  private static double mean(byte[] data, int from, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += data[from + i] & 0xFF;
    }
    return (double) sum / count;
  }

  private static float[] floats(byte[] bytes) {
    var floats = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }
}

package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** What every user of FFmpeg's C API here needs: error checks, byte copies, capabilities. */
final class Ffmpeg {
  private static final int ERROR_TEXT_BYTES = 256;

  /**
   * The most that FFmpeg may allocate at once. A few bytes of a WAV file can ask for 2 GB, and got
   * them; the largest picture takes 14 MB.
   */
  private static final int MOST_AT_ONCE = 128 << 20;

  static {
    FfmpegLog.install();
    av_max_alloc(MOST_AT_ONCE);
  }

  private Ffmpeg() {}

  static boolean hasEncoder(String name) {
    return avcodec_find_encoder_by_name(name) != null;
  }

  static AVCodec encoder(String name) {
    AVCodec codec = avcodec_find_encoder_by_name(name);
    if (codec == null) {
      throw new MediaException(
          0,
          "the loaded FFmpeg has no encoder '"
              + name
              + "'"
              + (name.equals("libx264") ? "; build with the Maven profile 'gpl' to have it" : ""));
    }
    return codec;
  }

  /**
   * @param what what was tried, with its values; no secrets
   * @return {@code code} if it is no error
   */
  static int check(int code, String what) {
    if (code < 0) {
      throw failure(code, what);
    }
    return code;
  }

  static MediaException failure(int code, String what) {
    byte[] text = new byte[ERROR_TEXT_BYTES];
    av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    String reason = new String(text, 0, length, StandardCharsets.UTF_8);
    List<String> lines = FfmpegLog.takeErrors();
    String logged = lines.isEmpty() ? "" : lines.getLast();
    return new MediaException(
        code,
        what
            + ": "
            + reason
            + (logged.isEmpty() || logged.equals(reason) ? "" : " (" + logged + ")"),
        String.join("; ", lines));
  }

  /** For pointers from FFmpeg's allocators, which are null when memory is out. */
  static <P extends Pointer> P allocated(P pointer) {
    if (pointer == null || pointer.isNull()) {
      throw new OutOfMemoryError("FFmpeg could not allocate native memory");
    }
    return pointer;
  }

  /** Native memory that FFmpeg owns, as a segment; valid as long as FFmpeg keeps it. */
  static MemorySegment view(Pointer pointer, long bytes) {
    return MemorySegment.ofAddress(pointer.address()).reinterpret(bytes);
  }

  static byte[] copy(BytePointer pointer, int bytes) {
    byte[] copy = new byte[bytes];
    if (bytes > 0) {
      pointer.get(copy);
    }
    return copy;
  }

  /**
   * Memory from FFmpeg's allocator with its padding; who takes it frees it with {@code av_free}.
   */
  static BytePointer padded(byte[] bytes) {
    var pointer =
        new BytePointer(allocated(av_mallocz(bytes.length + AV_INPUT_BUFFER_PADDING_SIZE)));
    pointer.put(bytes);
    return pointer;
  }
}

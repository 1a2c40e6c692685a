package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg read bytes in memory as it reads a file, so that nothing is written to a disk. One
 * thread at a time; to be closed after the format context that reads it.
 */
final class SoundBytes implements AutoCloseable {
  private static final int BUFFER = 32 << 10;

  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  private final byte[] bytes;
  private final Read reader = new Read();
  private final Seek seeker = new Seek();
  private final AVIOContext context;
  private int at;

  SoundBytes(byte[] bytes) {
    this.bytes = bytes;
    var buffer = Ffmpeg.allocated(new BytePointer(av_malloc(BUFFER)));
    context =
        avio_alloc_context(
            buffer, BUFFER, 0, null, reader, (Write_packet_Pointer_BytePointer_int) null, seeker);
    if (context == null) {
      av_free(buffer);
      throw new OutOfMemoryError("FFmpeg could not allocate native memory");
    }
  }

  AVIOContext context() {
    return context;
  }

  private final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer target, int size) {
      int count = Math.min(size, bytes.length - at);
      if (count <= 0) {
        return AVERROR_EOF;
      }
      target.put(bytes, at, count);
      at += count;
      return count;
    }
  }

  private final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      if ((whence & AVSEEK_SIZE) != 0) {
        return bytes.length;
      }
      long base =
          switch (whence) {
            case SEEK_SET -> 0;
            case SEEK_CUR -> at;
            case SEEK_END -> bytes.length;
            default -> Long.MIN_VALUE;
          };
      long target = base + offset;
      if (target < 0 || target > bytes.length) {
        return -1;
      }
      at = (int) target;
      return at;
    }
  }

  @Override
  public void close() {
    av_free(context.buffer());
    avio_context_free(context);
    reader.close();
    seeker.close();
  }
}

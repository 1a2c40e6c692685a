package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Reads what {@link ClipWriter} wrote, or what it is writing. From one thread at a time; blocks
 * while the next picture is not there yet.
 */
public final class ClipReader implements AutoCloseable {
  private final ClipStream clip;
  private final Decoder decoder;
  private int sent;
  private int received;

  /**
   * @throws MediaException if the bytes are not a clip
   */
  public ClipReader(byte[] mp4) {
    this(ClipStream.of(mp4));
  }

  /** Reads a clip from its start, whole or not. */
  public ClipReader(ClipStream clip) {
    this.clip = clip;
    this.decoder = Decoder.mpeg4(clip.config());
  }

  public Canvas canvas() {
    return clip.canvas();
  }

  public int frames() {
    return clip.frames();
  }

  /**
   * Decodes the next frame into {@code picture}.
   *
   * @return false after the last frame
   * @throws IllegalArgumentException if the picture has another size
   * @throws MediaException if the clip is damaged, or given up before it was whole
   */
  public boolean next(Picture picture) {
    if (!picture.canvas().equals(clip.canvas())) {
      throw new IllegalArgumentException(
          "picture is " + picture.canvas() + "; the clip " + clip.canvas());
    }
    while (received < clip.frames()) {
      if (decoder.receive(frame -> copy(frame, picture))) {
        received++;
        return true;
      }
      if (sent < clip.frames()) {
        decoder.send(clip.packet(sent++));
      } else if (sent == clip.frames()) {
        decoder.sendEnd();
        sent++;
      } else {
        throw new MediaException(
            0, "the clip has " + clip.frames() + " packets but only " + received + " frames");
      }
    }
    return false;
  }

  /** The whole sound, interleaved stereo. */
  public float[] pcm() {
    return clip.pcm().clone();
  }

  private static void copy(AVFrame frame, Picture picture) {
    Canvas canvas = picture.canvas();
    if (frame.format() != AV_PIX_FMT_YUV420P
        || frame.width() != canvas.width()
        || frame.height() != canvas.height()) {
      throw new MediaException(
          0,
          "a frame of the clip is "
              + frame.width()
              + "x"
              + frame.height()
              + " in pixel format "
              + frame.format());
    }
    copyPlane(frame, 0, picture.y(), canvas.width(), canvas.height());
    copyPlane(frame, 1, picture.u(), canvas.width() / 2, canvas.height() / 2);
    copyPlane(frame, 2, picture.v(), canvas.width() / 2, canvas.height() / 2);
  }

  private static void copyPlane(
      AVFrame frame, int index, MemorySegment plane, int width, int height) {
    int stride = frame.linesize(index);
    MemorySegment source = Ffmpeg.view(frame.data(index), (long) stride * height);
    for (int row = 0; row < height; row++) {
      MemorySegment.copy(source, (long) row * stride, plane, (long) row * width, width);
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}

package live.showhorse.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Reads what {@link ClipWriter} wrote. From one thread at a time. */
public final class ClipReader implements AutoCloseable {
  private final Canvas canvas;
  private final List<byte[]> packets;
  private final float[] pcm;
  private final Decoder decoder;
  private int sent;
  private int received;

  /**
   * @throws MediaException if the bytes are not a clip
   */
  public ClipReader(byte[] mp4) {
    List<Demuxer.Stream> streams = Demuxer.read(mp4);
    Demuxer.Stream video = Demuxer.only(streams, Track.Codec.H264);
    Demuxer.Stream sound = Demuxer.only(streams, Track.Codec.FLAC);
    canvas = Mp4.canvas(video);
    packets = video.data();
    pcm = Flac.decode(sound.config(), sound.data());
    decoder = Decoder.h264(video.config());
  }

  public Canvas canvas() {
    return canvas;
  }

  public int frames() {
    return packets.size();
  }

  /**
   * Decodes the next frame into {@code picture}.
   *
   * @return false after the last frame
   * @throws IllegalArgumentException if the picture has another size
   * @throws MediaException if the clip is damaged
   */
  public boolean next(Picture picture) {
    if (!picture.canvas().equals(canvas)) {
      throw new IllegalArgumentException("picture is " + picture.canvas() + "; the clip " + canvas);
    }
    while (received < packets.size()) {
      if (decoder.receive(frame -> copy(frame, picture))) {
        received++;
        return true;
      }
      if (sent < packets.size()) {
        decoder.send(packets.get(sent++));
      } else if (sent == packets.size()) {
        decoder.sendEnd();
        sent++;
      } else {
        throw new MediaException(
            0, "the clip has " + packets.size() + " packets but only " + received + " frames");
      }
    }
    return false;
  }

  /** The whole sound, interleaved stereo. */
  public float[] pcm() {
    return pcm.clone();
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

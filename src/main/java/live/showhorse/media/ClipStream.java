package live.showhorse.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip's sound and encoded pictures in memory, whole or still being written: readers on other
 * threads wait for the pictures that are to come. What they read is what readers of the finished
 * file read, to the bit. Any thread.
 */
public final class ClipStream {
  /** An engine that takes longer for one picture hangs. */
  private static final Duration PICTURE_PATIENCE = Duration.ofSeconds(10);

  private final Canvas canvas;
  private final byte[] config;
  private final float[] pcm;
  private final int frames;
  private final List<byte[]> packets = new ArrayList<>();
  private boolean broken;

  /**
   * @param config headers of the MPEG-4 stream
   * @param pcm interleaved stereo, whole frames
   */
  ClipStream(Canvas canvas, byte[] config, float[] pcm) {
    this.canvas = canvas;
    this.config = config;
    this.pcm = pcm;
    this.frames = pcm.length / AudioEncoder.CHANNELS / canvas.samplesPerFrame();
  }

  /**
   * The clip of a file.
   *
   * @throws MediaException if the bytes are not a clip
   */
  public static ClipStream of(byte[] mp4) {
    List<Demuxer.Stream> streams = Demuxer.read(mp4);
    Demuxer.Stream video = Demuxer.only(streams, Track.Codec.MPEG4);
    Demuxer.Stream sound = Demuxer.only(streams, Track.Codec.FLAC);
    if (video.packets().isEmpty()) {
      throw new MediaException(0, "the clip has no picture");
    }
    Canvas canvas = canvas(video);
    var clip = new ClipStream(canvas, video.config(), Flac.decode(sound.config(), sound.data()));
    if (clip.frames != video.packets().size()) {
      throw new MediaException(
          0, "the clip has " + video.packets().size() + " frames and the sound of " + clip.frames);
    }
    clip.packets.addAll(video.data());
    return clip;
  }

  /** FFmpeg leaves the size to the decoder of MPEG-4, which knows it from the first picture. */
  private static Canvas canvas(Demuxer.Stream video) {
    var size = new int[2];
    try (var decoder = Decoder.mpeg4(video.config())) {
      decoder.send(video.packets().getFirst().data());
      boolean shown =
          decoder.receive(
              frame -> {
                size[0] = frame.width();
                size[1] = frame.height();
              });
      if (!shown) {
        throw new MediaException(0, "the first picture of the clip cannot be decoded");
      }
    }
    return new Canvas(size[0], size[1], Mp4.framesPerSecond(video));
  }

  public Canvas canvas() {
    return canvas;
  }

  /** How many pictures it will have in the end. */
  public int frames() {
    return frames;
  }

  float[] pcm() {
    return pcm;
  }

  byte[] config() {
    return config;
  }

  /** Whether the sound from that value on is {@code stereoPcm}, to 16 bits. */
  boolean sounds(int from, float[] stereoPcm) {
    if (from + stereoPcm.length > pcm.length) {
      return false;
    }
    for (int i = 0; i < stereoPcm.length; i++) {
      if (pcm[from + i] != Flac.rounded(stereoPcm[i])) {
        return false;
      }
    }
    return true;
  }

  synchronized int size() {
    return packets.size();
  }

  synchronized void add(byte[] packet) {
    packets.add(packet);
    notifyAll();
  }

  /** No more pictures will come: its readers fail, unless it has them all. */
  public synchronized void stop() {
    broken = packets.size() < frames;
    notifyAll();
  }

  /**
   * The picture of that number, encoded. Blocks until it is there.
   *
   * @throws MediaException if it will not come
   */
  synchronized byte[] packet(int index) {
    long deadline = System.nanoTime() + PICTURE_PATIENCE.toNanos();
    while (index >= packets.size()) {
      long left = deadline - System.nanoTime();
      if (broken || left <= 0) {
        throw new MediaException(
            0,
            "the clip has "
                + packets.size()
                + " of "
                + frames
                + " pictures and "
                + (broken ? "was given up" : "gets no more"));
      }
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new MediaException(0, "interrupted while waiting for a picture of a clip");
      }
    }
    return packets.get(index);
  }
}

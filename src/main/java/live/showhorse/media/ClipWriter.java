package live.showhorse.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a clip as the engine made it: MP4 with near-lossless MPEG-4 and FLAC (16 bit). Use once,
 * from one thread at a time.
 */
public final class ClipWriter implements AutoCloseable {
  private static final int CHANNELS = AudioEncoder.CHANNELS;

  private final Canvas canvas;
  private final Map<String, String> metadata;
  private final VideoEncoder encoder;
  private float[] pcm;
  private int values;
  private Optional<ClipStream> stream = Optional.empty();

  /**
   * @param metadata keys that MP4 knows: title, artist, comment, description, copyright
   * @throws IllegalArgumentException if there are other keys
   */
  public ClipWriter(Canvas canvas, Map<String, String> metadata) {
    Mp4.requireKnown(metadata);
    this.canvas = canvas;
    this.metadata = Map.copyOf(metadata);
    encoder = new VideoEncoder(canvas, VideoSettings.clip());
    pcm = new float[CHANNELS * Grid.SAMPLE_RATE];
  }

  /**
   * The clip to read while it is written. Called once, before the first frame.
   *
   * @param stereoPcm the whole sound, interleaved, as the frames will bring it
   */
  public ClipStream stream(float[] stereoPcm) {
    var clip = new ClipStream(canvas, encoder.configuration(), Flac.rounded(stereoPcm));
    stream = Optional.of(clip);
    return clip;
  }

  /**
   * @param picture may be used again at once
   * @param stereoPcm interleaved, {@link Canvas#samplesPerFrame()} samples a channel
   * @throws IllegalArgumentException if the sound has another length
   */
  public void frame(Picture picture, float[] stereoPcm) {
    if (stereoPcm.length != CHANNELS * canvas.samplesPerFrame()) {
      throw new IllegalArgumentException(
          "sound of a frame has "
              + stereoPcm.length
              + " values; a frame of "
              + canvas
              + " takes "
              + CHANNELS * canvas.samplesPerFrame());
    }
    encoder.encode(picture);
    stream.ifPresent(clip -> follow(clip, stereoPcm));
    if (values + stereoPcm.length > pcm.length) {
      pcm = Arrays.copyOf(pcm, 2 * pcm.length);
    }
    System.arraycopy(stereoPcm, 0, pcm, values, stereoPcm.length);
    values += stereoPcm.length;
  }

  /** Hands on what is encoded; a sound other than was said would make a segment nobody can name. */
  private void follow(ClipStream clip, float[] stereoPcm) {
    if (!clip.sounds(values, stereoPcm)) {
      clip.stop();
      stream = Optional.empty();
      return;
    }
    List<AccessUnit> units = encoder.units();
    for (int i = clip.size(); i < units.size(); i++) {
      clip.add(units.get(i).data());
    }
  }

  /**
   * The whole file.
   *
   * @throws IllegalStateException if no frame was given
   */
  public byte[] finish() {
    if (values == 0) {
      throw new IllegalStateException("a clip needs at least one frame");
    }
    Track video =
        new Track(Track.Codec.MPEG4, canvas, encoder.configuration(), canvas.framesPerSecond());
    var packets = new ArrayList<Mp4.Packet>();
    Mp4.addVideo(packets, 0, encoder.finish());
    Flac flac = Flac.encode(Arrays.copyOf(pcm, values));
    Mp4.addFlac(packets, 1, flac, values / CHANNELS);
    return Mp4.write(List.of(video, Track.flac(canvas, flac.streamInfo())), packets, metadata);
  }

  @Override
  public void close() {
    encoder.close();
  }
}

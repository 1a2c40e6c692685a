package live.showhorse.media;

/**
 * One stream of a muxed file or connection.
 *
 * @param config avcC, the headers of MPEG-4, AudioSpecificConfig or STREAMINFO
 * @param timescale ticks a second of the time stamps given to {@link Muxer#write}
 */
public record Track(Codec codec, Canvas canvas, byte[] config, int timescale) {
  /** What a track carries. */
  public enum Codec {
    H264,
    /** ISO 14496-2, of stored clips. */
    MPEG4,
    AAC,
    FLAC
  }

  /** Time stamps in frames. */
  public static Track video(StreamParameters parameters) {
    Canvas canvas = parameters.canvas();
    return new Track(Codec.H264, canvas, parameters.video(), canvas.framesPerSecond());
  }

  /** Time stamps in samples. */
  public static Track aac(StreamParameters parameters) {
    return new Track(Codec.AAC, parameters.canvas(), parameters.audio(), Grid.SAMPLE_RATE);
  }

  static Track flac(Canvas canvas, byte[] streamInfo) {
    return new Track(Codec.FLAC, canvas, streamInfo, Grid.SAMPLE_RATE);
  }
}

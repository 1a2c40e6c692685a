package live.showhorse.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stored clip in a form that browsers play: near-lossless H.264 and the same FLAC, index first.
 */
public final class PlayableClip {
  private PlayableClip() {}

  /**
   * Encodes the pictures again: takes 0.2 CPU seconds for a second of the clip at 720x1280; call
   * from a worker thread.
   *
   * @param clip as {@link ClipWriter} wrote it
   * @param metadata keys that MP4 knows: title, artist, comment, description, copyright
   * @throws MediaException if the bytes are not a clip
   * @throws IllegalArgumentException if there are other keys
   */
  public static byte[] of(byte[] clip, Map<String, String> metadata) {
    Mp4.requireKnown(metadata);
    try (var reader = new ClipReader(clip)) {
      Canvas canvas = reader.canvas();
      EncoderProfile.Codec codec = EncoderProfile.best(canvas).codec();
      try (var encoder = new VideoEncoder(canvas, VideoSettings.nearLossless(codec, canvas));
          var picture = new Picture(canvas)) {
        while (reader.next(picture)) {
          encoder.encode(picture);
        }
        byte[] config = encoder.configuration();
        var packets = new ArrayList<Mp4.Packet>();
        Mp4.addVideo(packets, 0, encoder.finish());
        float[] pcm = reader.pcm();
        Flac flac = Flac.encode(pcm);
        Mp4.addFlac(packets, 1, flac, pcm.length / AudioEncoder.CHANNELS);
        return Mp4.write(
            List.of(
                new Track(Track.Codec.H264, canvas, config, canvas.framesPerSecond()),
                Track.flac(canvas, flac.streamInfo())),
            packets,
            metadata);
      }
    }
  }
}

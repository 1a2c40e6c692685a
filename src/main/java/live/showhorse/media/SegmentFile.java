package live.showhorse.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A segment as an MP4 file: H.264, AAC, and the PCM as FLAC (16 bit) in a second sound track. Plays
 * anywhere; {@code read(write(s))} gives the same packets and the PCM to 16 bits.
 */
public final class SegmentFile {
  private SegmentFile() {}

  /**
   * @param metadata keys that MP4 knows: title, artist, comment, description, copyright
   * @throws IllegalArgumentException if there are other keys
   */
  public static byte[] write(EncodedSegment segment, Map<String, String> metadata) {
    StreamParameters parameters = segment.parameters();
    Flac flac = Flac.encode(segment.pcm());
    var packets = new ArrayList<Mp4.Packet>();
    Mp4.addVideo(packets, 0, segment.video());
    Mp4.addAac(packets, 1, segment.audio());
    Mp4.addFlac(packets, 2, flac, segment.pcm().length / AudioEncoder.CHANNELS);
    var tracks =
        List.of(
            Track.video(parameters),
            Track.aac(parameters),
            Track.flac(parameters.canvas(), flac.streamInfo()));
    return Mp4.write(tracks, packets, metadata);
  }

  /**
   * @throws MediaException if the bytes are not such a file
   */
  public static EncodedSegment read(byte[] mp4) {
    List<Demuxer.Stream> streams = Demuxer.read(mp4);
    Demuxer.Stream video = Demuxer.only(streams, Track.Codec.H264);
    Demuxer.Stream aac = Demuxer.only(streams, Track.Codec.AAC);
    Demuxer.Stream flac = Demuxer.only(streams, Track.Codec.FLAC);
    var parameters = new StreamParameters(Mp4.canvas(video), video.config(), aac.config());
    return new EncodedSegment(
        parameters, video.packets(), aac.data(), Flac.decode(flac.config(), flac.data()));
  }
}

package live.showhorse.media;

import java.util.List;
import java.util.Map;

/**
 * One piece of a programme as fragmented MP4 (ISO 14496-12, 8.8), for HLS: decodable by itself with
 * its initialisation, stamped with the programme's time.
 *
 * @param initialisation the same bytes for every piece of a programme
 * @param segment the piece
 */
public record FragmentedMp4(byte[] initialisation, byte[] segment) {
  /**
   * No edit list, stamps as given although every piece has a muxer of its own: one for the whole
   * programme would collect an index for as long as it runs.
   */
  private static final String FLAGS =
      "frag_custom+empty_moov+default_base_moof+frag_discont+skip_trailer";

  /**
   * @param sequence number of the piece, from 1
   * @param firstFrame time of the first access unit, which is an IDR
   * @param firstSample time of the first AAC frame
   */
  public static FragmentedMp4 of(
      StreamParameters parameters,
      int sequence,
      List<AccessUnit> video,
      long firstFrame,
      List<byte[]> audio,
      long firstSample) {
    var options =
        Map.of(
            "movflags",
            FLAGS,
            "use_editlist",
            "0",
            "avoid_negative_ts",
            "disabled",
            "fragment_index",
            Integer.toString(sequence));
    var tracks = List.of(Track.video(parameters), Track.aac(parameters));
    try (var muxer = Muxer.inMemory("mp4", tracks, options, Map.of())) {
      byte[] initialisation = muxer.take();
      for (int i = 0; i < video.size(); i++) {
        muxer.write(0, video.get(i).data(), firstFrame + i, 1, video.get(i).key());
      }
      for (int i = 0; i < audio.size(); i++) {
        long sample = firstSample + (long) i * Grid.AAC_FRAME;
        muxer.write(1, audio.get(i), sample, Grid.AAC_FRAME, true);
      }
      muxer.endFragment();
      return new FragmentedMp4(initialisation, muxer.take());
    }
  }
}

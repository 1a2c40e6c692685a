package live.showhorse.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes whole MP4 files in memory, index first. */
final class Mp4 {
  /** Others would be dropped silently. */
  private static final Set<String> KEYS =
      Set.of("title", "artist", "comment", "description", "copyright");

  /** More than the index needs for each packet (size, offset, key frame, duration). */
  private static final int INDEX_BYTES_PER_PACKET = 24;

  private static final int INDEX_BYTES = 8_192;

  private Mp4() {}

  /** One packet; times in the track's timescale. */
  record Packet(int track, byte[] data, long pts, long duration, boolean key) {}

  static byte[] write(List<Track> tracks, List<Packet> packets, Map<String, String> metadata) {
    requireKnown(metadata);
    var ordered = new ArrayList<>(packets);
    ordered.sort(
        Comparator.comparingDouble(
            packet -> (double) packet.pts() / tracks.get(packet.track()).timescale()));
    int text = metadata.values().stream().mapToInt(value -> 4 * value.length()).sum();
    int index = INDEX_BYTES + text + INDEX_BYTES_PER_PACKET * packets.size();
    var options = Map.of("moov_size", Integer.toString(index), "strict", "experimental");
    try (var muxer = Muxer.inMemory("mp4", tracks, options, metadata)) {
      for (Packet packet : ordered) {
        muxer.write(packet.track(), packet.data(), packet.pts(), packet.duration(), packet.key());
      }
      return muxer.finish();
    }
  }

  static void requireKnown(Map<String, String> metadata) {
    for (String key : metadata.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "MP4 has no metadata '" + key + "'; it knows " + String.join(", ", KEYS));
      }
    }
  }

  static Canvas canvas(Demuxer.Stream video) {
    return new Canvas(video.width(), video.height(), framesPerSecond(video));
  }

  static int framesPerSecond(Demuxer.Stream video) {
    return Math.toIntExact(Math.round(video.packets().size() / video.duration()));
  }

  static void addVideo(List<Packet> packets, int track, List<AccessUnit> units) {
    for (int i = 0; i < units.size(); i++) {
      packets.add(new Packet(track, units.get(i).data(), i, 1, units.get(i).key()));
    }
  }

  static void addAac(List<Packet> packets, int track, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      packets.add(
          new Packet(track, frames.get(i), (long) i * Grid.AAC_FRAME, Grid.AAC_FRAME, true));
    }
  }

  static void addFlac(List<Packet> packets, int track, Flac flac, int samples) {
    for (int i = 0; i < flac.packets().size(); i++) {
      int from = i * flac.frameSize();
      int count = Math.min(flac.frameSize(), samples - from);
      packets.add(new Packet(track, flac.packets().get(i), from, count, true));
    }
  }
}

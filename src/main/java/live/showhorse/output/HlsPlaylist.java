package live.showhorse.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A live media playlist (RFC 8216).
 *
 * @param sequence number of the first entry
 * @param discontinuities discontinuities that have left the playlist
 */
record HlsPlaylist(long sequence, long discontinuities, List<Entry> entries) {
  static final int TARGET_SECONDS = 2;

  private static final String SEQUENCE = "#EXT-X-MEDIA-SEQUENCE:";
  private static final String DISCONTINUITIES = "#EXT-X-DISCONTINUITY-SEQUENCE:";
  private static final String DISCONTINUITY = "#EXT-X-DISCONTINUITY";
  private static final String MAP = "#EXT-X-MAP:URI=";
  private static final String DATE = "#EXT-X-PROGRAM-DATE-TIME:";
  private static final String DURATION = "#EXTINF:";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * One segment.
   *
   * @param map file of its initialisation
   */
  record Entry(String file, String map, double seconds, Instant at, boolean discontinuity) {}

  HlsPlaylist {
    entries = List.copyOf(entries);
  }

  /** Number of the next entry. */
  long next() {
    return sequence + entries.size();
  }

  /** With one entry more and at most {@code window} in all. */
  HlsPlaylist with(Entry entry, int window) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    int gone = Math.max(0, all.size() - window);
    long lost = all.subList(0, gone).stream().filter(Entry::discontinuity).count();
    return new HlsPlaylist(sequence + gone, discontinuities + lost, all.subList(gone, all.size()));
  }

  /**
   * @param ended whether nothing will follow
   */
  String text(boolean ended) {
    var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
    text.append("#EXT-X-TARGETDURATION:").append(TARGET_SECONDS).append('\n');
    text.append(SEQUENCE).append(sequence).append('\n');
    text.append(DISCONTINUITIES).append(discontinuities).append('\n');
    text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
    String map = "";
    for (Entry entry : entries) {
      if (entry.discontinuity()) {
        text.append(DISCONTINUITY).append('\n');
      }
      if (entry.discontinuity() || !entry.map().equals(map)) {
        map = entry.map();
        text.append(MAP).append('"').append(map).append("\"\n");
      }
      text.append(DATE).append(MILLIS.format(entry.at())).append('\n');
      text.append(DURATION).append("%.5f".formatted(entry.seconds())).append(",\n");
      text.append(entry.file()).append('\n');
    }
    if (ended) {
      text.append("#EXT-X-ENDLIST\n");
    }
    return text.toString();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static HlsPlaylist parse(String text) {
    if (!text.startsWith("#EXTM3U\n")) {
      throw new IllegalArgumentException("not a playlist");
    }
    long sequence = 0;
    long discontinuities = 0;
    var entries = new ArrayList<Entry>();
    String map = "";
    double seconds = 0;
    Instant at = Instant.EPOCH;
    boolean discontinuity = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(SEQUENCE)) {
        sequence = Long.parseLong(line.substring(SEQUENCE.length()));
      } else if (line.startsWith(DISCONTINUITIES)) {
        discontinuities = Long.parseLong(line.substring(DISCONTINUITIES.length()));
      } else if (line.equals(DISCONTINUITY)) {
        discontinuity = true;
      } else if (line.startsWith(MAP)) {
        map = line.substring(MAP.length()).replace("\"", "");
      } else if (line.startsWith(DATE)) {
        at = Instant.parse(line.substring(DATE.length()));
      } else if (line.startsWith(DURATION)) {
        seconds = Double.parseDouble(line.substring(DURATION.length()).replace(",", ""));
      } else if (!line.startsWith("#")) {
        entries.add(new Entry(line, map, seconds, at, discontinuity));
        discontinuity = false;
      }
    }
    return new HlsPlaylist(sequence, discontinuities, entries);
  }
}

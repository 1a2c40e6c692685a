package live.showhorse.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import live.showhorse.media.FragmentedMp4;
import org.jboss.logging.Logger;

/**
 * The files of one HLS programme on disk. Files appear whole. For one thread.
 *
 * <p>One that failed is of no more use: a new one begins from what is on disk, which is what
 * players know.
 */
final class HlsDirectory {
  private static final Logger LOG = Logger.getLogger(HlsDirectory.class);
  private static final int NAME_BYTES = 6;

  /** Two GOPs: no run makes segments faster. */
  private static final long SEGMENT_MILLIS = 1_920;

  private final Path directory;
  private final int window;
  private final int keep;
  private final ArrayDeque<String> retired = new ArrayDeque<>();
  private HlsPlaylist playlist;

  /** Whether the next segment does not follow the last one in the playlist. */
  private boolean discontinuity;

  /**
   * Takes over what an earlier run left and makes room: only what the playlist names is kept.
   *
   * <p>Without an earlier playlist the numbers begin with the clock: whatever an earlier run had,
   * it had less, so numbers never go back even if the directory was lost.
   */
  HlsDirectory(Path directory, int window, int keep, Instant now) throws IOException {
    this.directory = directory;
    this.window = window;
    this.keep = keep;
    Files.createDirectories(directory);
    playlist = earlier(now);
    discontinuity = !playlist.entries().isEmpty();
    deleteStrangers();
  }

  /** Number of the next segment. */
  long next() {
    return playlist.next();
  }

  /**
   * Adds a segment and publishes the playlist.
   *
   * @param afterGap whether programme is missing before it
   * @throws IOException if it is not in the playlist on disk
   */
  void add(FragmentedMp4 mp4, double seconds, Instant at, boolean afterGap) throws IOException {
    discontinuity |= afterGap;
    String map = "init-" + hash(mp4.initialisation()) + ".mp4";
    if (!Files.exists(directory.resolve(map))) {
      publish(map, mp4.initialisation());
    }
    String file = "segment-" + playlist.next() + ".m4s";
    publish(file, mp4.segment());
    HlsPlaylist before = playlist;
    var entry = new HlsPlaylist.Entry(file, map, seconds, at, discontinuity);
    playlist = before.with(entry, window);
    discontinuity = false;
    publish(HlsOutput.PLAYLIST, playlist.text(false).getBytes());
    before.entries().stream()
        .limit(before.entries().size() + 1L - playlist.entries().size())
        .forEach(gone -> retired.add(gone.file()));
    while (retired.size() > keep) {
      Files.deleteIfExists(directory.resolve(retired.remove()));
    }
  }

  /** Nothing will follow. */
  void end() throws IOException {
    publish(HlsOutput.PLAYLIST, playlist.text(true).getBytes());
  }

  private HlsPlaylist earlier(Instant now) throws IOException {
    Path file = directory.resolve(HlsOutput.PLAYLIST);
    if (Files.exists(file)) {
      try {
        return HlsPlaylist.parse(Files.readString(file));
      } catch (RuntimeException e) {
        LOG.warnf("hls=%s earlier playlist unreadable, begins anew: %s", directory, e.getMessage());
      }
    }
    return new HlsPlaylist(now.toEpochMilli() / SEGMENT_MILLIS, 0, java.util.List.of());
  }

  private void deleteStrangers() throws IOException {
    Set<String> known = new HashSet<>(Set.of(HlsOutput.PLAYLIST));
    for (HlsPlaylist.Entry entry : playlist.entries()) {
      known.add(entry.file());
      known.add(entry.map());
    }
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!known.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private void publish(String name, byte[] bytes) throws IOException {
    Path part = directory.resolve(name + ".part");
    try {
      Files.write(part, bytes);
      Files.move(
          part,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

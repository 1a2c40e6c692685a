package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.FragmentedMp4;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.TestConfigs;
import live.showhorse.testing.TestPacer;
import live.showhorse.testing.TestSegments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back with Debian's ffmpeg. */
class HlsOutputTest {
  private static final Canvas CANVAS = new Canvas(360, 640, 25);

  /** Faster than life, but slower than the writer. */
  private static final double SPEED = 20;

  private static List<EncodedSegment> segments;

  @TempDir Path directory;

  @BeforeAll
  static void encode() {
    EncoderProfile profile = EncoderProfile.best(CANVAS);
    // GOPs end early at every join, so that parts are cut off the regular grid
    segments =
        List.of(
            TestSegments.segment(profile, 8, 0, 1),
            TestSegments.segment(profile, 4, 64, 2),
            TestSegments.segment(profile, 7, 96, 3));
  }

  @Test
  void everyFrameAndSampleIsInThePlaylist() throws Exception {
    play(152, Map.of());

    Path playlist = directory.resolve("index.m3u8");
    Decoded decoded = Decoded.of(playlist);
    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.numbers()).isEqualTo(numbers(152));
    assertThat(decoded.pcm()).hasSize(152 * CANVAS.samplesPerFrame() * 2);
    List<Ffprobe.Packet> packets = Ffprobe.packets(playlist, "video");
    for (int i = 0; i < packets.size(); i++) {
      assertThat(packets.get(i).pts() - packets.getFirst().pts())
          .as("pts of frame %d", i)
          .isCloseTo(i / 25.0, org.assertj.core.data.Offset.offset(1e-4));
    }
  }

  @Test
  void thePlaylistKeepsItsTargetAndBeginsEverySegmentWithAKeyFrame() throws Exception {
    play(152, Map.of());

    String text = Files.readString(directory.resolve("index.m3u8"));
    assertThat(text)
        .contains("#EXT-X-TARGETDURATION:2\n", "#EXT-X-INDEPENDENT-SEGMENTS\n", "#EXT-X-VERSION:7");
    assertThat(text).endsWith("#EXT-X-ENDLIST\n").doesNotContain("DISCONTINUITY\n");
    HlsPlaylist playlist = HlsPlaylist.parse(text);
    for (HlsPlaylist.Entry entry : playlist.entries()) {
      assertThat(Math.round(entry.seconds())).isLessThanOrEqualTo(2);
      byte[] init = Files.readAllBytes(directory.resolve(entry.map()));
      byte[] media = Files.readAllBytes(directory.resolve(entry.file()));
      Path whole = directory.resolve("whole.mp4");
      Files.write(whole, init);
      Files.write(whole, media, StandardOpenOption.APPEND);
      List<Ffprobe.Packet> video = Ffprobe.packets(whole, "video");
      assertThat(video.getFirst().key()).isTrue();
      assertThat(video.size() / 25.0).isEqualTo(entry.seconds());
    }
    assertThat(playlist.entries().stream().mapToDouble(HlsPlaylist.Entry::seconds).sum())
        .isCloseTo(152 / 25.0, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void programDateTimeIsTheWallClockOfTheFirstFrame() throws Exception {
    Instant startedAt = play(152, Map.of());

    double seconds = 0;
    for (HlsPlaylist.Entry entry : playlist().entries()) {
      Instant expected = startedAt.plusNanos(Math.round(seconds * 1e9));
      assertThat(Duration.between(expected, entry.at()).abs()).isLessThan(Duration.ofMillis(2));
      seconds += entry.seconds();
    }
  }

  @Test
  void aLaterRunContinuesBehindADiscontinuity() throws Exception {
    run(100, false, Map.of());
    HlsPlaylist first = playlist();
    assertThat(Files.readString(directory.resolve("index.m3u8"))).doesNotContain("ENDLIST");

    // the first run took less time than its programme: the clock is set on
    var output = new HlsOutput(directory, config(Map.of()));
    try (var pacer = new TestPacer(segments, SPEED, 100, new Later(output))) {
      pacer.join();
    }
    output.close();

    HlsPlaylist second = playlist();
    assertThat(second.sequence()).isEqualTo(first.sequence());
    assertThat(second.entries()).startsWith(first.entries().toArray(HlsPlaylist.Entry[]::new));
    HlsPlaylist.Entry joined = second.entries().get(first.entries().size());
    assertThat(joined.discontinuity()).isTrue();
    assertThat(second.entries().stream().filter(HlsPlaylist.Entry::discontinuity)).hasSize(1);
    assertThat(Decoded.of(directory.resolve("index.m3u8")).frames()).hasSize(200);
  }

  @Test
  void numbersDoNotGoBackWhenTheDirectoryIsLost() throws Exception {
    play(150, Map.of());
    long last = playlist().next();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    // the programme ran 20 times as fast as the clock, whose pace the numbers follow
    Instant later = Instant.now().plusSeconds(10);

    var files = new HlsDirectory(directory, 10, 5, later);

    assertThat(files.next()).isGreaterThan(last);
  }

  @Test
  void filesDoNotPileUp() throws Exception {
    var few = Map.of("showhorse.limits.hls-window", "3", "showhorse.limits.hls-keep", "2");
    play(152 * 4, few);

    HlsPlaylist playlist = playlist();
    assertThat(playlist.entries()).hasSize(3);
    try (var files = Files.list(directory)) {
      // 3 listed, 2 kept, the playlist and one initialisation
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(7)
          .filteredOn(name -> name.startsWith("init-"))
          .hasSize(1);
    }
    run(152, true, few);
    HlsPlaylist later = playlist();
    assertThat(later.entries()).hasSize(3);
    assertThat(later.discontinuities()).isEqualTo(1);
    assertThat(later.sequence()).isGreaterThan(playlist.sequence());
  }

  @Test
  void aGapInTheProgrammeIsMarked() throws Exception {
    var output = new HlsOutput(directory, config(Map.of()));
    EncodedSegment segment = segments.getFirst();
    output.start(segment.parameters(), Instant.now());
    for (int offset : new int[] {0, 1_000 * 64}) {
      for (int i = 0; i < segment.video().size(); i++) {
        output.video(segment.video().get(i), offset + i);
      }
      for (int i = 0; i < segment.audio().size(); i++) {
        output.audio(segment.audio().get(i), offset * 1_920L + i * 1_024L);
      }
    }
    output.stop();
    output.close();

    List<Boolean> marks =
        playlist().entries().stream().map(HlsPlaylist.Entry::discontinuity).toList();
    assertThat(marks).containsExactly(false, false, true, false);
    assertThat(Decoded.of(directory.resolve("index.m3u8")).frames()).hasSize(128);
  }

  @Test
  void everyFileThatAPlaylistNamesIsThereWhole() throws Exception {
    try (var output = new HlsOutput(directory, config(Map.of()));
        var pacer = new TestPacer(segments, SPEED, 1_500, output)) {
      await().until(() -> Files.exists(directory.resolve("index.m3u8")));
      int looked = 0;
      while (pacer.frames() < 1_400) {
        for (HlsPlaylist.Entry entry : playlist().entries()) {
          assertThat(directory.resolve(entry.file())).isNotEmptyFile();
          assertThat(directory.resolve(entry.map())).isNotEmptyFile();
          looked++;
        }
        Thread.sleep(20);
      }
      assertThat(looked).isGreaterThan(20);
      pacer.join();
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsTriedAgainUntilItCan() throws Exception {
    Path inTheWay = Files.createFile(directory.resolve("hls"));
    Path channel = inTheWay.resolve("tea");
    var output = new HlsOutput(channel, config(Map.of()));
    try (var pacer = new TestPacer(segments, SPEED, 1_500, output)) {
      await().until(() -> output.trouble().isPresent());
      assertThat(output.trouble().orElseThrow()).contains(inTheWay.toString());

      Files.delete(inTheWay);

      await().until(() -> Files.exists(channel.resolve("index.m3u8")));
      await().until(() -> output.trouble().isEmpty());
      pacer.join();
    }
    output.close();
    assertThat(Files.readString(channel.resolve("index.m3u8"))).endsWith("#EXT-X-ENDLIST\n");
  }

  @Test
  void aDirectoryThatIsLostOnAirIsMadeAgain() throws Exception {
    Path channel = directory.resolve("tea");
    var output = new HlsOutput(channel, config(Map.of()));
    try (var pacer = new TestPacer(segments, SPEED, 1_500, output)) {
      await().until(() -> Files.exists(channel.resolve("index.m3u8")));
      Files.move(channel, directory.resolve("gone"));
      await().until(() -> Files.exists(channel.resolve("index.m3u8")));
      pacer.join();
    }
    output.close();
    assertThat(output.trouble()).isEmpty();
  }

  @Test
  void aSegmentThatDidNotGetIntoThePlaylistLeavesNothingBehind() throws Exception {
    EncodedSegment segment = segments.getFirst();
    FragmentedMp4 mp4 =
        FragmentedMp4.of(segment.parameters(), 1, segment.video(), 0, segment.audio(), 0);
    var files = new HlsDirectory(directory, 3, 2, Instant.now());
    Path inTheWay = Files.createDirectories(directory.resolve("index.m3u8/full"));

    assertThatThrownBy(() -> files.add(mp4, 2, Instant.now(), false))
        .isInstanceOf(IOException.class);

    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    var later = new HlsDirectory(directory, 3, 2, Instant.now());
    assertThat(names()).isEmpty();
    later.add(mp4, 2, Instant.now(), false);
    assertThat(names()).hasSize(3).contains("index.m3u8");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Instant play(long frames, Map<String, String> properties) throws Exception {
    return run(frames, true, properties);
  }

  /**
   * @param over whether the channel goes off air afterwards
   */
  private Instant run(long frames, boolean over, Map<String, String> properties) throws Exception {
    var output = new HlsOutput(directory, config(properties));
    Instant startedAt;
    try (var pacer =
        new TestPacer(segments, SPEED, frames, over ? output : new Unstopped(output))) {
      pacer.join();
      startedAt = pacer.startedAt();
    }
    output.close();
    return startedAt;
  }

  /** Starts a minute later than it says. */
  private record Later(HlsOutput output) implements Passing {
    @Override
    public void start(StreamParameters parameters, Instant startedAt) {
      output.start(parameters, startedAt.plusSeconds(60));
    }
  }

  /** As a service that is killed: nobody says that the programme is over. */
  private record Unstopped(HlsOutput output) implements Passing {
    @Override
    public void stop() {}
  }

  private interface Passing extends ProgrammeSink {
    HlsOutput output();

    @Override
    default void start(StreamParameters parameters, Instant startedAt) {
      output().start(parameters, startedAt);
    }

    @Override
    default void video(AccessUnit unit, long frame) {
      output().video(unit, frame);
    }

    @Override
    default void audio(byte[] aac, long sample) {
      output().audio(aac, sample);
    }

    @Override
    default void stop() {
      output().stop();
    }
  }

  private HlsPlaylist playlist() throws IOException {
    return HlsPlaylist.parse(Files.readString(directory.resolve("index.m3u8")));
  }

  private static LimitsConfig config(Map<String, String> properties) {
    var all = new HashMap<>(properties);
    // seconds of programme, which here pass faster
    all.putIfAbsent("showhorse.limits.output-queue", "PT120S");
    return TestConfigs.of(LimitsConfig.class, all);
  }

  private static List<Integer> numbers(int frames) {
    return IntStream.range(0, frames).boxed().toList();
  }
}

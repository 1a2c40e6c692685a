package live.showhorse.channel;

import static live.showhorse.channel.TestStudio.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.media.Muxer;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import live.showhorse.media.Track;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.testing.Ffprobe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One hour of programme: nothing drifts, nothing is missing, nothing stops. */
class HourTest {
  private static final Canvas CANVAS = new Canvas(180, 320, 25);
  private static final long FRAMES = 3_600 * 25;
  private static final long SAMPLES = 3_600L * Grid.SAMPLE_RATE;
  private static final int DIFFERENT_LINES = 24;

  @TempDir Path directory;

  @Test
  void anHourOfLinesInterruptionsAndFillerIsOneUnbrokenProgramme() throws Exception {
    Path file = directory.resolve("hour.mp4");
    List<AsRunEntry> asRun;
    try (Redis redis = TestRedis.privateServer(directory);
        var sink = new FileSink(file)) {
      asRun = hour(redis, sink);
      assertThat(sink.complaint).isEmpty();
      assertThat(sink.frames).isEqualTo(FRAMES);
      assertThat(sink.samples).as("sound ends with the picture").isEqualTo(SAMPLES);
    }

    assertEveryFrameIsInTheLogOnce(asRun);
    Map<PlayKind, Long> kinds =
        asRun.stream().collect(Collectors.groupingBy(AsRunEntry::kind, Collectors.counting()));
    assertThat(kinds.get(PlayKind.LINE)).isGreaterThan(300);
    assertThat(kinds.get(PlayKind.IDLE)).isGreaterThan(100);
    assertThat(kinds.get(PlayKind.BRIDGE)).isGreaterThan(3);
    assertThat(asRun.stream().filter(AsRunEntry::truncated).count()).isGreaterThan(30);
    assertDecodesWithoutAComplaint(file);
  }

  private List<AsRunEntry> hour(Redis redis, FileSink sink) throws Exception {
    var host = new Host();
    var pacer = new SimulatedPacer(FRAMES, host);
    var stand = new TestStudio(redis, canvas -> pacer, Map.of());
    Channel channel = stand.channel("hour", CANVAS, List.of("One moment please"));
    host.studio = stand;
    host.channel = channel;
    channel.fanout().add(sink);
    channel.onAir();
    pacer.awaitEnd(Duration.ofSeconds(90));
    channel.shutdown().join();
    return TestStudio.asRun(stand, channel);
  }

  /** Adds lines of every priority as hosts do, with pauses in which filler has to play. */
  private static final class Host implements SimulatedPacer.Script {
    private static final int SECOND = 25;

    private final Random random = new Random(7);
    private TestStudio studio;
    private Channel channel;
    private int said;

    @Override
    public void before(long frame) {
      if (frame == 0) {
        studio.awaitFillers(channel, 6);
      }
      long second = frame / SECOND;
      if (frame % SECOND != 0) {
        return;
      }
      boolean pause = second % 300 >= 240;
      if (second % 600 == 250) {
        studio.engine.hold("awaited");
        say("An awaited line " + second, Priority.QUEUE);
      }
      if (second % 600 == 290) {
        studio.engine.release("awaited");
      }
      if (!pause && channel.view().waiting() < 3) {
        say(text(), random.nextInt(4) == 0 ? Priority.NEXT : Priority.QUEUE);
      }
      if (!pause && second % 40 == 17) {
        say(text(), Priority.NOW);
      }
      if (!pause) {
        awaitReady();
      }
    }

    private void say(String text, Priority priority) {
      channel.add(List.of(line(text, priority)), false);
    }

    private String text() {
      int number = said++ % DIFFERENT_LINES;
      return "Line " + number + " says" + " one more word".repeat(number % 5) + ".";
    }

    /** The clock is faster than any engine: it waits for the line that airs next. */
    private void awaitReady() {
      await()
          .pollInterval(Duration.ofMillis(1))
          .pollDelay(Duration.ZERO)
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  channel.view().next().stream()
                      .limit(1)
                      .allMatch(
                          line ->
                              line.state() == LineState.READY || line.state() == LineState.AIRING));
    }
  }

  /** Muxes while it checks that no timestamp steps back or skips. */
  private static final class FileSink implements ProgrammeSink, AutoCloseable {
    private final Path file;
    private Optional<Muxer> muxer = Optional.empty();
    private long frames;
    private long samples;
    private String complaint = "";

    FileSink(Path file) {
      this.file = file;
    }

    @Override
    public void start(StreamParameters parameters, Instant startedAt) {
      muxer =
          Optional.of(
              Muxer.connect(
                  "mp4",
                  new Muxer.Address(
                      file.toUri().toString(),
                      Map.of(),
                      List.of(),
                      Duration.ofSeconds(5),
                      Duration.ofSeconds(5)),
                  List.of(Track.video(parameters), Track.aac(parameters)),
                  Map.of(),
                  Map.of()));
    }

    @Override
    public void video(AccessUnit unit, long frame) {
      if (frame != frames) {
        complaint = "frame " + frame + " came where " + frames + " was due";
      }
      muxer.orElseThrow().write(0, unit.data(), frame, 1, unit.key());
      frames++;
    }

    @Override
    public void audio(byte[] aac, long sample) {
      if (sample != samples) {
        complaint = "sample " + sample + " came where " + samples + " was due";
      }
      if (Math.abs(samples + Grid.AAC_FRAME - frames * 1_920) > 1_920) {
        complaint = "sound at sample " + samples + " is apart from frame " + frames;
      }
      muxer.orElseThrow().write(1, aac, sample, Grid.AAC_FRAME, true);
      samples += Grid.AAC_FRAME;
    }

    @Override
    public void stop() {}

    @Override
    public void close() {
      muxer.orElseThrow().finish();
      muxer.orElseThrow().close();
    }
  }

  private static void assertEveryFrameIsInTheLogOnce(List<AsRunEntry> asRun) {
    long frame = 0;
    for (AsRunEntry entry : asRun) {
      assertThat(entry.frame()).isEqualTo(frame);
      assertThat(entry.at()).isEqualTo(SimulatedPacer.START.plusMillis(frame * 40));
      frame += entry.frames();
    }
    assertThat(frame).isEqualTo(FRAMES);
  }

  private void assertDecodesWithoutAComplaint(Path file) throws Exception {
    for (String type : List.of("video", "audio")) {
      assertThat(Ffprobe.stream(file, type).get("duration").asDouble())
          .as("end of %s", type)
          .isEqualTo(3_600.0);
    }
    // One byte a sample of one side; a picture scaled to 2x2 is 6 bytes.
    assertThat(decodedBytes(file, "-map 0:a -ac 1 -f u8")).isEqualTo(SAMPLES);
    assertThat(
            decodedBytes(
                file,
                "-map 0:v -fps_mode passthrough -vf scale=2:2:flags=neighbor -pix_fmt yuv420p -f rawvideo"))
        .isEqualTo(6 * FRAMES);
  }

  private static long decodedBytes(Path file, String output) throws Exception {
    Process process =
        new ProcessBuilder(
                ("ffmpeg -v warning -xerror -nostdin -i " + file + " " + output + " -").split(" "))
            .redirectError(ProcessBuilder.Redirect.to(file.resolveSibling("complaints").toFile()))
            .start();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream out = process.getInputStream()) {
      for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
        bytes += n;
      }
    }
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(file.resolveSibling("complaints"), StandardCharsets.UTF_8))
        .isEmpty();
    return bytes;
  }
}

package live.showhorse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.showhorse.media.RtmpReceiver;

/**
 * Measures the service as its users see it: a process of its own, over its REST surface, its RTMP
 * and its HLS output. What each figure means stands in docs/measures.md. Blocks for minutes.
 */
final class ShowBench {
  private static final String CHANNEL = "bench";
  private static final String ROUTE = "/v1/channels/" + CHANNEL;
  private static final int DESTINATIONS = 4;
  private static final int VIEWERS = 40;
  private static final int LOOP = 12;
  private static final long GOP_MILLIS = 1_920;
  private static final long HOUR_FRAMES = 3_600L * 25;

  /** Under this the fillers of a new channel are made and the machine only plays. */
  private static final double SETTLED_CORES = 0.35;

  private static final Duration SETTLING = Duration.ofSeconds(3);

  private final Path folder;
  private final byte[] photo;
  private final Effort effort;
  private final Consumer<String> progress;

  /**
   * How much is measured.
   *
   * @param lines lines to air of each kind
   * @param window over which CPU is counted
   * @param clock how many times faster than real time the hour passes
   * @param settings of the services, over their defaults; none for figures to be told
   */
  record Effort(int lines, Duration window, int clock, Map<String, String> settings) {
    static final Effort FULL = new Effort(20, Duration.ofSeconds(15), 60, Map.of());
    static final Effort QUICK = new Effort(5, Duration.ofSeconds(5), 120, Map.of());
  }

  ShowBench(Path folder, byte[] photo, Effort effort, Consumer<String> progress) {
    this.folder = folder;
    this.photo = photo;
    this.effort = effort;
    this.progress = progress;
  }

  List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    progress.accept("starting a service");
    try (BenchService service = BenchService.start(directory("service"), effort.settings)) {
      figures.add(Figure.told("memoryAfterStart", service.residentMib(), "MiB"));
      figures.add(cpu("cpuIdleService", service.cores(effort.window)));
      progress.accept("putting a channel on air");
      service.putOnAir(CHANNEL, photo);
      settle(service);
      double onAir = service.cores(effort.window);
      figures.add(cpu("cpuChannelOnAir", onAir));
      figures.add(cpu("cpuPerViewer", perViewer(service, onAir)));
      figures.addAll(linesToAir(service));
      settle(service);
      double before = service.cores(effort.window);
      figures.add(cpu("cpuPerDestination", perDestination(service, before)));
    }
    figures.addAll(hour());
    return figures;
  }

  private static Figure cpu(String name, double cores) {
    return Figure.told(name, 100 * cores, "% of a core");
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new channel renders its fillers first. */
  private static void settle(BenchService service) {
    service.await("the channel to settle", () -> service.cores(SETTLING) < SETTLED_CORES);
  }

  private double perViewer(BenchService service, double without) {
    progress.accept(VIEWERS + " HLS viewers");
    AtomicBoolean watching = new AtomicBoolean(true);
    try (ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, VIEWERS).forEach(i -> viewers.submit(() -> watch(service, watching)));
      try {
        BenchService.pause(SETTLING);
        return (service.cores(effort.window) - without) / VIEWERS;
      } finally {
        watching.set(false);
      }
    }
  }

  /** Reads the playlist once a segment, and every new segment, as players do. */
  private static void watch(BenchService service, AtomicBoolean watching) {
    Set<String> seen = new HashSet<>();
    while (watching.get()) {
      String playlist = new String(service.bytes("/hls/" + CHANNEL + "/index.m3u8"));
      for (String segment : playlist.lines().filter(line -> !line.startsWith("#")).toList()) {
        if (!segment.isBlank() && seen.add(segment)) {
          service.bytes("/hls/" + CHANNEL + "/" + segment);
        }
      }
      BenchService.pause(Duration.ofMillis(GOP_MILLIS));
    }
  }

  private List<Figure> linesToAir(BenchService service) {
    List<Double> uncached = new ArrayList<>();
    List<Double> cached = new ArrayList<>();
    for (int i = 0; i < effort.lines; i++) {
      progress.accept("line to air, not cached: " + (i + 1) + " of " + effort.lines);
      uncached.add(toAir(service, offer(i)));
    }
    for (int i = 0; i < effort.lines; i++) {
      progress.accept("line to air, cached: " + (i + 1) + " of " + effort.lines);
      cached.add(toAir(service, offer(i)));
    }
    return List.of(
        Figure.told("lineToAirUncachedP50", Percentile.of(uncached, 0.5), "s"),
        Figure.told("lineToAirUncachedP95", Percentile.of(uncached, 0.95), "s"),
        Figure.told("lineToAirCachedP50", Percentile.of(cached, 0.5), "s"),
        Figure.told("lineToAirCachedP95", Percentile.of(cached, 0.95), "s"));
  }

  /** Some two seconds of speech. */
  static String offer(int number) {
    return "Offer number " + (number + 1) + ": the small blue kettle.";
  }

  /** From the call to the first frame, by the as-run log. */
  private static double toAir(BenchService service, String text) {
    // Whoever calls does not know where in its GOP the programme is
    BenchService.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(GOP_MILLIS)));
    Instant asked = Instant.now();
    String line =
        service.post(ROUTE + "/lines", Map.of("text", text, "priority", "now")).path("id").asText();
    JsonNode log =
        service.await(ROUTE + "/as-run?last=20", entries -> entry(entries, line) != null);
    Instant aired = Instant.parse(entry(log, line).path("at").asText());
    service.await(
        ROUTE + "/lines",
        lines ->
            IntStream.range(0, lines.size())
                .mapToObj(lines::get)
                .filter(each -> each.path("id").asText().equals(line))
                .allMatch(each -> each.path("state").asText().equals("aired")));
    return Duration.between(asked, aired).toNanos() * 1e-9;
  }

  private static JsonNode entry(JsonNode entries, String line) {
    for (JsonNode entry : entries) {
      if (entry.path("line").asText().equals(line)) {
        return entry;
      }
    }
    return null;
  }

  private double perDestination(BenchService service, double without) {
    progress.accept(DESTINATIONS + " RTMP destinations");
    List<RtmpReceiver> receivers =
        IntStream.range(0, DESTINATIONS)
            .mapToObj(i -> RtmpReceiver.listen(BenchService.freePort()))
            .toList();
    for (RtmpReceiver receiver : receivers) {
      service.post(ROUTE + "/destinations", Map.of("url", receiver.url(), "streamKey", "bench"));
    }
    service.await(
        "every destination to receive",
        () -> receivers.stream().allMatch(receiver -> receiver.packets() > 100));
    return (service.cores(effort.window) - without) / DESTINATIONS;
  }

  /** An hour of lines and fillers, played faster than real time by a service of its own. */
  private List<Figure> hour() {
    progress.accept("an hour of programme, " + effort.clock + " times as fast");
    Map<String, String> clock = new HashMap<>(effort.settings);
    clock.put("showhorse.channel.clock-speed", "" + effort.clock);
    try (BenchService service = BenchService.start(directory("hour"), clock)) {
      service.putOnAir(CHANNEL, photo);
      List<Map<String, String>> lines =
          IntStream.range(0, LOOP).mapToObj(i -> Map.of("text", offer(i))).toList();
      service.post(ROUTE + "/script", Map.of("lines", lines, "loop", true));
      double first = memoryAt(service, HOUR_FRAMES / 6);
      return List.of(
          Figure.told("memoryAfterTenMinutes", first, "MiB"),
          Figure.told("memoryAfterHour", memoryAt(service, HOUR_FRAMES), "MiB"));
    }
  }

  private static double memoryAt(BenchService service, long frame) {
    while (service.get(ROUTE).path("frames").asLong() < frame) {
      BenchService.pause(Duration.ofMillis(250));
    }
    return service.residentMib();
  }
}

package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.NginxRtmp;
import live.showhorse.testing.ScriptedRtmp;
import live.showhorse.testing.TestConfigs;
import live.showhorse.testing.TestPacer;
import live.showhorse.testing.TestSegments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real RTMP server on the loopback address; what it received is read back. */
class DestinationTest {
  private static final HostRule ANYWHERE = HostRule.of(OutputConfig.PrivateHosts.ALLOWED, "");
  private static final Canvas CANVAS = new Canvas(360, 640, 25);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Whoever waits for an output waits for a second at least; a busy machine has its stalls. */
  private static final double BLOCKED_MILLIS = 800;

  private static final String KEY = "s3cret-key-9f2";

  private static List<EncodedSegment> segments;

  @TempDir Path directory;
  private NginxRtmp server;

  @BeforeAll
  static void encode() {
    EncoderProfile profile = EncoderProfile.best(CANVAS);
    segments =
        List.of(TestSegments.segment(profile, 6, 0, 1), TestSegments.segment(profile, 9, 6 * 8, 2));
  }

  @BeforeEach
  void startServer() {
    server = new NginxRtmp(directory);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void everyFrameArrivesAtAnRtmpServerWithItsSound() throws Exception {
    try (var destination = destination("one", server.url(), Map.of());
        var pacer = new TestPacer(segments, 1, 150, destination)) {
      await().atMost(PATIENCE).until(() -> destination.status().framesSent() > 25);
      Path live = Decoded.record(server.url() + "/" + KEY, 2, directory.resolve("live.flv"));
      assertThat(Ffprobe.stream(live, "video").get("codec_name").asText()).isEqualTo("h264");
      assertThat(Ffprobe.stream(live, "audio").get("codec_name").asText()).isEqualTo("aac");
      assertThat(Ffprobe.stream(live, "audio").get("sample_rate").asText()).isEqualTo("48000");
      pacer.join();
      awaitState(destination, DestinationState.STOPPED);

      assertThat(destination.status().framesSent()).isEqualTo(150);
      assertThat(destination.status().framesDropped()).isZero();
    }
    Path recording = awaitRecorded(150);
    List<Ffprobe.Packet> video = Ffprobe.packets(recording, "video");
    assertThat(video.getLast().pts() - video.getFirst().pts()).isEqualTo(149 / 25.0);
    List<Ffprobe.Packet> audio = Ffprobe.packets(recording, "audio");
    assertThat(audio).hasSize(282);
    assertThat(audio.getFirst().pts()).isEqualTo(video.getFirst().pts());
    assertThat(Decoded.of(recording).numbers()).isEqualTo(numbers(0, 150));
  }

  @Test
  void anSrtListenerReceivesTheProgramme() throws Exception {
    int port = NginxRtmp.freePort();
    Path received = directory.resolve("received.ts");
    Process listener =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                "srt://127.0.0.1:" + port + "?mode=listener",
                "-c",
                "copy",
                "-f",
                "mpegts",
                received.toString())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("listener.log").toFile())
            .start();
    var retry =
        Map.of("showhorse.output.retry-min", "PT0.2S", "showhorse.limits.output-queue", "PT60S");
    try (var destination = destination("srt", "srt://127.0.0.1:" + port, retry);
        var pacer = new TestPacer(segments, 1, 100, destination)) {
      pacer.join();
      awaitState(destination, DestinationState.STOPPED);
      assertThat(destination.status().framesSent()).isEqualTo(100);
      assertThat(listener.waitFor()).isZero();
    } finally {
      listener.destroyForcibly();
    }
    // an SRT receiver throws away what it holds back for its latency (120 ms) when the caller ends
    List<Integer> numbers = Decoded.of(received).numbers();
    assertThat(numbers).isEqualTo(numbers(0, numbers.size())).hasSizeGreaterThan(90);
    assertThat(Ffprobe.stream(received, "audio").get("codec_name").asText()).isEqualTo("aac");
  }

  @Test
  void rtmpsIsTakenWithACertificateThatTheOperatorTrusts() throws Exception {
    try (var destination = destination("tls", server.secureUrl(), trust());
        var pacer = new TestPacer(segments, 1, 75, destination)) {
      pacer.join();
      awaitState(destination, DestinationState.STOPPED);
      assertThat(destination.status().framesSent()).isEqualTo(75);
    }
    awaitRecorded(75);
  }

  @Test
  void rtmpsRefusesACertificateForAnotherName() {
    assertRefused(server.secureUrlWithWrongName(), trust(), "subject alternative names");
  }

  @Test
  void rtmpsRefusesACertificateThatNobodyTrusts() {
    assertRefused(server.secureUrl(), Map.of(), "unable to find valid certification path");
  }

  @Test
  void aFrozenDestinationDoesNotDelayTheOthers() throws Exception {
    var details = new CopyOnWriteArrayList<String>();
    try (var frozen = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        var healthy = destination("healthy", server.url(), Map.of());
        var wedged = destination("wedged", local(frozen.getLocalPort()), Map.of());
        var refusing =
            destination(
                "refusing",
                local(NginxRtmp.freePort()),
                Map.of(),
                status -> details.add(status.detail()));
        var pacer = new TestPacer(segments, 1, 175, healthy, wedged, refusing)) {
      pacer.join();
      awaitState(healthy, DestinationState.STOPPED);

      assertThat(pacer.longestFrameMillis()).isLessThan(BLOCKED_MILLIS);
      assertThat(healthy.status().framesSent()).isEqualTo(175);
      assertThat(wedged.status().framesSent()).isZero();
      assertThat(wedged.status().framesDropped()).isPositive();
      assertThat(wedged.status().state()).isNotEqualTo(DestinationState.LIVE);
      assertThat(details).anyMatch(detail -> detail.contains("Connection refused"));
    }
    assertThat(Decoded.of(awaitRecorded(175)).numbers()).isEqualTo(numbers(0, 175));
  }

  @Test
  void aServerThatStopsReadingIsGivenUpAndTheOthersGoOn() throws Exception {
    var config =
        Map.of("showhorse.output.write-timeout", "PT1S", "showhorse.limits.output-queue", "PT1S");
    var noise = List.of(TestSegments.noise(EncoderProfile.best(CANVAS), 3));
    try (var second = new NginxRtmp(directory);
        var healthy = destination("healthy", server.url(), config);
        var wedged = destination("wedged", second.url(), config);
        // much and fast, so that the sockets' buffers fill
        var pacer = new TestPacer(noise, 4, Long.MAX_VALUE, healthy, wedged)) {
      awaitState(wedged, DestinationState.LIVE);
      second.freeze();
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(PATIENCE)
          .until(() -> wedged.status().behind().compareTo(Duration.ofMillis(500)) > 0);
      awaitState(wedged, DestinationState.RETRYING);
      second.thaw();
      awaitState(wedged, DestinationState.LIVE);

      assertThat(healthy.status().state()).isEqualTo(DestinationState.LIVE);
      assertThat(healthy.status().framesDropped()).isZero();
      assertThat(wedged.status().framesDropped()).isPositive();
      assertThat(pacer.longestFrameMillis()).isLessThan(BLOCKED_MILLIS);
    }
  }

  @Test
  void reconnectsWhenTheServerComesBack() throws Exception {
    var states = new CopyOnWriteArrayList<DestinationState>();
    var config = Map.of("showhorse.output.retry-min", "PT0.2S");
    try (var destination =
            destination("back", server.url(), config, status -> states.add(status.state()));
        var pacer = new TestPacer(segments, 1, Long.MAX_VALUE, destination)) {
      await().atMost(PATIENCE).until(() -> destination.status().framesSent() > 25);
      server.stop();
      awaitState(destination, DestinationState.RETRYING);
      server.start();
      awaitState(destination, DestinationState.LIVE);
      long before = destination.status().framesSent();
      await().atMost(PATIENCE).until(() -> destination.status().framesSent() > before + 75);
    }
    assertThat(states)
        .startsWith(DestinationState.CONNECTING, DestinationState.LIVE, DestinationState.RETRYING)
        .endsWith(DestinationState.LIVE, DestinationState.STOPPED);
    Path second = recording(1);
    List<Ffprobe.Packet> packets = Ffprobe.packets(second, "video");
    assertThat(packets.getFirst().key()).isTrue();
    assertStampsGrow(packets);
    assertThat(Decoded.of(second).complaints()).isEmpty();
  }

  @Test
  void aDestinationAddedInMidProgrammeBeginsAtAKeyFrame() throws Exception {
    try (var destination = destination("late", server.url(), Map.of());
        var pacer = new TestPacer(segments, 1, 100)) {
      await().atMost(PATIENCE).until(() -> pacer.frames() > 10);
      pacer.add(destination);
      pacer.join();
      awaitState(destination, DestinationState.STOPPED);
    }
    List<Integer> numbers = Decoded.of(recording(0)).numbers();
    assertThat(numbers).isEqualTo(numbers(numbers.getFirst(), 100));
    assertThat(segments.getFirst().video().get(numbers.getFirst()).key()).isTrue();
  }

  @Test
  void theStreamKeyIsNeverShown() {
    var shown = new ArrayList<String>();
    Consumer<DestinationStatus> listener = status -> shown.add(status.toString());
    var spec = new DestinationSpec("id", "name", local(NginxRtmp.freePort()) + "?token=t0ken", KEY);
    try (var destination =
            new Destination(spec, config(Map.of()), Duration.ofSeconds(5), ANYWHERE, listener);
        var pacer = new TestPacer(segments, 1, Long.MAX_VALUE, destination)) {
      awaitState(destination, DestinationState.RETRYING);
      shown.add(destination.status().toString());
    }
    shown.add(spec.toString());
    assertThat(shown).hasSizeGreaterThan(3).noneMatch(text -> text.contains(KEY));
    assertThat(shown).noneMatch(text -> text.contains("t0ken"));
  }

  @Test
  void closingDoesNotWaitForAFrozenServer() throws IOException {
    try (var frozen = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var destination = destination("wedged", local(frozen.getLocalPort()), Map.of());
      try (var pacer = new TestPacer(segments, 1, Long.MAX_VALUE, destination)) {
        awaitState(destination, DestinationState.CONNECTING);
        long from = System.nanoTime();
        destination.close();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        assertThat(destination.status().state()).isEqualTo(DestinationState.STOPPED);
      }
    }
  }

  @Test
  void aWholeAddressIsPublishedWithItsQuery() {
    try (var server = ScriptedRtmp.accepting()) {
      String at = "rtmp://127.0.0.1:" + server.port();
      awaitLive(at + "/live/room-77?auth=0f3c&expire=1790000000&sign=a|b", "");
      awaitLive(at + "/room-77?user=host&pass=word", "");
      awaitLive(at + "/live?token=t", "room?x=1");

      assertThat(server.asked())
          .containsExactly(
              new ScriptedRtmp.Asked(
                  "live", at + "/live", "room-77?auth=0f3c&expire=1790000000&sign=a|b"),
              new ScriptedRtmp.Asked("", at, "room-77?user=host&pass=word"),
              new ScriptedRtmp.Asked("live?token=t", at + "/live?token=t", "room?x=1"));
    }
  }

  @Test
  void aWholeAddressIsTakenByARealServerUnderItsNameAlone() {
    awaitLive(server.url() + "/room-77?auth=0f3c", "");

    await().atMost(PATIENCE).until(() -> !server.recordings().isEmpty());
    assertThat(recording(0).getFileName().toString()).startsWith("room-77-");
  }

  @Test
  void whatAServerSaysOfARefusalIsPassedOnWithoutTheKey() {
    try (var server =
        ScriptedRtmp.refusingToPublish(
            "NetStream.Publish.BadName", "stream s3cret-key-9f2 has expired")) {
      assertRefused(
          local(server.port()),
          Map.of(),
          "refused the stream",
          "\"stream *** has expired\"",
          "key");
    }
    try (var server = ScriptedRtmp.refusingToPublish("NetStream.Publish.Denied", "")) {
      assertRefused(local(server.port()), Map.of(), "\"NetStream.Publish.Denied\"");
    }
    try (var server =
        ScriptedRtmp.refusingToConnect("NetConnection.Connect.InvalidApp", "no such app")) {
      assertRefused(
          local(server.port()), Map.of(), "refused the application 'live'", "\"no such app\"");
    }
    try (var server = ScriptedRtmp.refusingToConnect("NetConnection.Connect.Rejected", "")) {
      assertRefused(local(server.port()), Map.of(), "'live' without a reason");
    }
    try (var server = ScriptedRtmp.hangingUp()) {
      assertRefused(local(server.port()), Map.of(), "hung up", "'live'", "stream key");
    }
  }

  @Test
  void aRealServerThatRefusesIsUnderstood() {
    awaitLiveWhile(
        server.url(),
        () -> assertRefused(server.url(), Map.of(), "\"Already publishing\"", "in use elsewhere"));
    assertRefused(server.guardedUrl(), Map.of(), "'guarded'", "stream key");
    assertRefused(server.url().replace("live", "other"), Map.of(), "'other'");
  }

  @Test
  void whatIsNotReachedIsNamedWithWhatToLookAt() throws IOException {
    int nowhere = NginxRtmp.freePort();
    assertRefused(local(nowhere), Map.of(), "Connection refused", "127.0.0.1:" + nowhere);
    assertRefused("rtmps://127.0.0.1:" + nowhere + "/live", Map.of(), "Connection refused");
    for (String scheme : List.of("rtmp", "rtmps")) {
      assertRefused(scheme + "://no_such_host.invalid/live", Map.of(), "'no_such_host.invalid'");
    }
    var hurry = Map.of("showhorse.output.connect-timeout", "PT1S");
    try (var frozen = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      assertRefused(local(frozen.getLocalPort()), hurry, "No answer within 1.0 s", "firewall");
    }
    assertRefused(
        server.secureUrl().replace("rtmps", "rtmp"), Map.of(), "no RTMP server", "rtmps://");
    assertRefused(server.url().replace("rtmp:", "rtmps:"), hurry, "begin the url with rtmp://");
    assertRefused("srt://127.0.0.1:" + nowhere, hurry, "No SRT listener", "stream id");
  }

  @Test
  void anSrtStreamIdWithANumberSignIsSent() throws Exception {
    int port = NginxRtmp.freePort();
    Process listener =
        new ProcessBuilder(
                List.of(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-i",
                    "srt://127.0.0.1:" + port + "?mode=listener",
                    "-f",
                    "null",
                    "-"))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("listener.log").toFile())
            .start();
    try {
      awaitLive("srt://127.0.0.1:" + port + "?streamid=#!::r=room,m=publish", "");
    } finally {
      listener.destroyForcibly();
    }
  }

  private void awaitLive(String url, String key) {
    awaitLiveWhile(new DestinationSpec("live", "live", url, key), () -> {});
  }

  private void awaitLiveWhile(String url, Runnable then) {
    awaitLiveWhile(new DestinationSpec("live", "live", url, KEY), then);
  }

  private void awaitLiveWhile(DestinationSpec spec, Runnable then) {
    var config = config(Map.of("showhorse.output.retry-min", "PT0.2S"));
    try (var destination =
            new Destination(spec, config, Duration.ofSeconds(5), ANYWHERE, status -> {});
        var pacer = new TestPacer(segments, 1, Long.MAX_VALUE, destination)) {
      awaitState(destination, DestinationState.LIVE);
      await().atMost(PATIENCE).until(() -> destination.status().framesSent() > 0);
      then.run();
    }
  }

  private void assertRefused(String url, Map<String, String> properties, String... reasons) {
    try (var destination = destination("refused", url, properties);
        var pacer = new TestPacer(segments, 1, Long.MAX_VALUE, destination)) {
      awaitState(destination, DestinationState.RETRYING);
      assertThat(destination.status().detail()).contains(reasons).doesNotContain(KEY);
      assertThat(destination.status().framesSent()).isZero();
    }
  }

  private Map<String, String> trust() {
    return Map.of("showhorse.output.tls-ca", server.certificateAuthority().toString());
  }

  private static Destination destination(String id, String url, Map<String, String> properties) {
    return destination(id, url, properties, status -> {});
  }

  private static Destination destination(
      String id, String url, Map<String, String> properties, Consumer<DestinationStatus> listener) {
    return new Destination(
        new DestinationSpec(id, id, url, KEY),
        config(properties),
        TestConfigs.of(LimitsConfig.class, properties).outputQueue(),
        ANYWHERE,
        listener);
  }

  private static OutputConfig config(Map<String, String> properties) {
    return TestConfigs.of(OutputConfig.class, properties);
  }

  private static String local(int port) {
    return "rtmp://127.0.0.1:" + port + "/live";
  }

  private static void awaitState(Destination destination, DestinationState state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> destination.status().state() == state);
  }

  /** The server writes its file a moment after the last packet came. */
  private Path awaitRecorded(int frames) {
    Path recording = recording(0);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Ffprobe.packets(recording, "video")).hasSize(frames));
    return recording;
  }

  private Path recording(int index) {
    await().atMost(PATIENCE).until(() -> server.recordings().size() > index);
    return server.recordings().get(index);
  }

  private static List<Integer> numbers(int from, int to) {
    int all = segments.stream().mapToInt(segment -> segment.video().size()).sum();
    return IntStream.range(from, to).map(n -> n % all).boxed().toList();
  }

  private static void assertStampsGrow(List<Ffprobe.Packet> packets) {
    for (int i = 1; i < packets.size(); i++) {
      assertThat(packets.get(i).pts()).isGreaterThan(packets.get(i - 1).pts());
    }
  }
}

package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import live.showhorse.media.RtmpReceiver;
import live.showhorse.testing.NginxRtmp;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are really full, under a programme on air. */
class DiskFullIT {
  private static final String CHANNEL = "tea";
  private static final String OFF_AIR = "coffee";

  /** A disk of its own may make this user another one. */
  private static final String USER = "operator";

  private static final int PIECE = 1 << 15;
  private static final String UPLOADS = "showhorse-uploads-" + USER;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void aFullDiskCostsUploadsLinesAndHlsButNoFrameAndIsOverWhenThereIsRoom() throws Exception {
    var data = new SmallDisk(directory.resolve("data"), 160);
    var uploads = new SmallDisk(directory.resolve("temporary"), 8);
    try (var service =
        ServiceProcess.start(
            SmallDisk.before(data, uploads),
            data.directory(),
            Map.of(
                "java.io.tmpdir", uploads.directory().toString(),
                "user.name", USER,
                "showhorse.channel.idle-clips", "3",
                "showhorse.limits.hls-window", "4",
                "showhorse.limits.hls-keep", "2",
                "showhorse.health.every", "500ms",
                "showhorse.health.disk-space", "2M"))) {
      data.of(service);
      uploads.of(service);
      service.awaitReady();
      service.putOnAir(CHANNEL);
      makeAnother(service);
      RtmpReceiver receiver = sendTo(service);

      aFullUploadDirectoryRefusesUploadsAndNothingElse(service, uploads);

      data.fill();
      aFullDataDirectoryTakesNoLines(service, data);
      await()
          .alias("the operator is told")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(warnings(service))
                      .contains("disk-low", "hls-not-written", "redis-away"));
      service.given().get("/v1/presenters").then().statusCode(200);
      service.given().get("/q/health/live").then().statusCode(200);
      everyFileOfThePlaylistIsWhole(service);
      long packets = receiver.packets();
      service.programmeGoesOn();
      assertThat(receiver.packets()).isGreaterThan(packets + 50);
      String before = playlist(service);
      aRedisThatDiesIsStartedWithoutRoom(service, data);

      data.empty();
      service.awaitReady();
      service.awaitAired(CHANNEL, service.say(CHANNEL, "There is room again."));
      await()
          .alias("all is well again")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(warnings(service))
                      .doesNotContain("disk-low", "hls-not-written", "redis-away", "state-behind"));
      await()
          .alias("the playlist goes on behind the gap")
          .atMost(PATIENCE)
          .until(() -> hasAGap(playlist(service)));
      assertThat(playlist(service)).isNotEqualTo(before);
      everyFileOfThePlaylistIsWhole(service);
      // 4 listed, 2 kept, one on its way, the playlist and an initialisation
      assertThat(data.files("hls/" + CHANNEL)).hasSizeLessThanOrEqualTo(9);
      long later = receiver.packets();
      service.programmeGoesOn();
      assertThat(receiver.packets()).as("the same connection").isGreaterThan(later + 50);
      assertThat(service.log()).doesNotContain("late frames");
    }
  }

  /** In the window still, or counted when it had left it. */
  private static boolean hasAGap(String playlist) {
    return playlist.contains("#EXT-X-DISCONTINUITY\n")
        || playlist.matches("(?s).*#EXT-X-DISCONTINUITY-SEQUENCE:[1-9].*");
  }

  /** Redis notices when the last block of its file is full, so more than one may be taken. */
  private static void aFullDataDirectoryTakesNoLines(ServiceProcess service, SmallDisk data) {
    ValidatableResponse refused =
        await()
            .alias("a line is refused")
            .atMost(PATIENCE)
            .until(
                () ->
                    service
                        .given()
                        .contentType("application/json")
                        .body(Map.of("text", "No room. ".repeat(200)))
                        .post("/v1/channels/" + OFF_AIR + "/lines")
                        .then(),
                response -> response.extract().statusCode() != 201);
    problem(refused, 503, "redis-unavailable")
        .header("Retry-After", "5")
        .body("detail", containsString(data.directory().resolve("redis").toString()))
        .body("detail", containsString("Make room"));
  }

  private static void aFullUploadDirectoryRefusesUploadsAndNothingElse(
      ServiceProcess service, SmallDisk uploads) throws Exception {
    String there = uploads.directory().resolve(UPLOADS).toString();
    anUploadThatFindsNoRoomMidwayIsRefused(service, uploads, there);
    problem(upload(service), 507, "disk-full")
        .header("Retry-After", "30")
        .body("detail", containsString(there));
    problem(recording(service), 507, "disk-full").body("detail", containsString(there));
    assertThat(uploads.files(UPLOADS)).isEmpty();
    await().atMost(PATIENCE).until(() -> warnings(service).contains("disk-low"));
    service.awaitAired(CHANNEL, service.say(CHANNEL, "Lines need no uploads."));

    uploads.empty();
    problem(recording(service), 422, "recording-unreadable");
    await().atMost(PATIENCE).until(() -> !warnings(service).contains("disk-low"));
  }

  private static void anUploadThatFindsNoRoomMidwayIsRefused(
      ServiceProcess service, SmallDisk uploads, String there) throws IOException {
    byte[] begin =
        """
        --b\r
        Content-Disposition: form-data; name="photo"; filename="photo.png"\r
        Content-Type: image/png\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII);
    int photo = 2 << 20;
    byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /v1/presenters HTTP/1.1\r
          Host: localhost\r
          Connection: close\r
          Content-Type: multipart/form-data; boundary=b\r
          Content-Length: %d\r
          \r
          """
              .formatted(begin.length + photo + end.length)
              .getBytes(StandardCharsets.US_ASCII));
      out.write(begin);
      var sent = new AtomicInteger();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                out.write(new byte[PIECE]);
                sent.addAndGet(PIECE);
                return !uploads.files(UPLOADS).isEmpty() || socket.getInputStream().available() > 0;
              });
      uploads.fill();
      out.write(new byte[photo - sent.get()]);
      out.write(end);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 507 ").contains("disk-full", there);
    }
    await().atMost(PATIENCE).until(() -> uploads.files(UPLOADS).isEmpty());
  }

  /** No sound, but that is seen by whoever has read all of it. */
  private static ValidatableResponse recording(ServiceProcess service) {
    return service
        .given()
        .multiPart("recording", "line.wav", new byte[100_000])
        .post("/v1/channels/" + CHANNEL + "/lines")
        .then();
  }

  private static ValidatableResponse upload(ServiceProcess service) {
    return TestPresenter.form(service.given()).post("/v1/presenters").then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String type) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", endsWith(type));
  }

  private static void aRedisThatDiesIsStartedWithoutRoom(ServiceProcess service, SmallDisk data) {
    long redis = Long.parseLong(data.text("redis/redis.pid").strip());
    ProcessHandle.of(redis).orElseThrow().destroyForcibly();
    await()
        .alias("another one")
        .atMost(PATIENCE)
        .until(() -> Long.parseLong(data.text("redis/redis.pid").strip()) != redis);
    await()
        .alias("what was there is read")
        .atMost(PATIENCE)
        .until(() -> service.given().get("/v1/presenters").statusCode() == 200);
  }

  private static void makeAnother(ServiceProcess service) {
    String presenter =
        service.given().get("/v1/channels/" + CHANNEL).jsonPath().getString("presenter");
    service
        .given()
        .contentType("application/json")
        .body(Map.of("id", OFF_AIR, "name", OFF_AIR, "presenter", presenter))
        .post("/v1/channels")
        .then()
        .statusCode(201);
  }

  private static RtmpReceiver sendTo(ServiceProcess service) {
    RtmpReceiver receiver = RtmpReceiver.listen(NginxRtmp.freePort());
    service
        .given()
        .contentType("application/json")
        .body(Map.of("name", "Main", "url", receiver.url(), "streamKey", "any"))
        .post("/v1/channels/" + CHANNEL + "/destinations")
        .then()
        .statusCode(201);
    await().alias("live").atMost(PATIENCE).until(() -> receiver.packets() > 0);
    return receiver;
  }

  private static List<String> warnings(ServiceProcess service) {
    return service
        .given()
        .get("/v1/channels/" + CHANNEL)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("warnings.code");
  }

  private static String playlist(ServiceProcess service) {
    return service
        .given()
        .get("/hls/" + CHANNEL + "/index.m3u8")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** The boxes of an MP4 say how long they are: one that was cut off does not end with its last. */
  private static void everyFileOfThePlaylistIsWhole(ServiceProcess service) {
    List<String> files =
        playlist(service).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    assertThat(files).isNotEmpty();
    for (String file : files) {
      byte[] bytes =
          service
              .given()
              .get("/hls/" + CHANNEL + "/" + file)
              .then()
              .statusCode(200)
              .extract()
              .asByteArray();
      long at = 0;
      while (at < bytes.length) {
        at += Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt((int) at));
      }
      assertThat(at).as(file).isEqualTo(bytes.length);
    }
  }
}

package live.showhorse.output;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Grid;
import live.showhorse.media.MediaException;
import live.showhorse.media.Muxer;
import live.showhorse.media.StreamParameters;
import live.showhorse.media.Track;

/**
 * One connection of a destination: from the handshake to the last packet. Time stamps begin at zero
 * with the first key frame. To be used from one thread, which it blocks.
 */
final class Connection implements AutoCloseable {
  /**
   * Bytes that may wait in the kernel, about a second: the system would let it grow to megabytes,
   * and a server that reads no more would be noticed only when they are full.
   */
  static final int SEND_BUFFER = 256 * 1024;

  private static final int RTMPS_PORT = 443;

  private final Muxer muxer;
  private final Runnable transportEnd;
  private final int samplesPerFrame;
  private long firstFrame = -1;

  /**
   * @throws MediaException if FFmpeg cannot connect
   * @throws IOException if TLS fails or the host is unknown or refused; the text holds no secret
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  static Connection open(
      DestinationSpec spec, OutputConfig config, HostRule hosts, StreamParameters parameters)
      throws IOException, InterruptedException {
    List<Track> tracks = List.of(Track.video(parameters), Track.aac(parameters));
    int samplesPerFrame = parameters.canvas().samplesPerFrame();
    Address address = spec.address();
    String host = hosts.judged(address.host());
    return switch (address.scheme()) {
      case "srt" -> new Connection(srt(spec, host, config, tracks), () -> {}, samplesPerFrame);
      case "rtmps" -> rtmps(spec, host, config, tracks, samplesPerFrame);
      default -> {
        String server = withUser(address, address.server(host));
        yield new Connection(rtmp(spec, server, config, tracks), () -> {}, samplesPerFrame);
      }
    };
  }

  /**
   * @param transportEnd releases what carries the connection
   */
  private Connection(Muxer muxer, Runnable transportEnd, int samplesPerFrame) {
    this.muxer = muxer;
    this.transportEnd = transportEnd;
    this.samplesPerFrame = samplesPerFrame;
  }

  private static Connection rtmps(
      DestinationSpec spec,
      String host,
      OutputConfig config,
      List<Track> tracks,
      int samplesPerFrame)
      throws IOException, InterruptedException {
    TlsTunnel tunnel = tunnel(spec.address(), host, config);
    try {
      String server = withUser(spec.address(), "127.0.0.1:" + tunnel.port());
      return new Connection(rtmp(spec, server, config, tracks), tunnel::close, samplesPerFrame);
    } catch (RuntimeException | Error e) {
      tunnel.close();
      throw e;
    }
  }

  /** On a virtual thread: there looking up a name and connecting can be given up. */
  private static TlsTunnel tunnel(Address address, String host, OutputConfig config)
      throws IOException, InterruptedException {
    int port = address.port() < 0 ? RTMPS_PORT : address.port();
    Duration limit = config.connectTimeout();
    var task =
        new FutureTask<>(
            () ->
                TlsTunnel.open(
                    host, address.host(), port, config.tlsVerify(), config.tlsCa(), limit));
    Thread.ofVirtual().name("tls-connect").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("connect: " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("connect: no answer within " + limit.toSeconds() + " s");
    } finally {
      task.cancel(true);
    }
  }

  private static Muxer rtmp(
      DestinationSpec spec, String server, OutputConfig config, List<Track> tracks) {
    Address address = spec.address();
    String application = spec.application();
    var options = new HashMap<String, String>();
    options.put("send_buffer_size", Integer.toString(SEND_BUFFER));
    options.put("rtmp_app", application);
    options.put("rtmp_playpath", spec.key());
    // Servers without applications join the two with a slash
    options.put("rtmp_tcurl", address + (application.isEmpty() ? "" : "/" + application));
    return Muxer.connect(
        "flv",
        address("rtmp://" + server, options, spec.secrets(), config),
        tracks,
        Map.of("flvflags", "no_duration_filesize"),
        Map.of());
  }

  private static Muxer srt(
      DestinationSpec spec, String host, OutputConfig config, List<Track> tracks) {
    Address address = spec.address();
    String url = "srt://" + withUser(address, address.server(host)) + address.withMark();
    var options = new HashMap<String, String>();
    options.put("mode", "caller");
    // seconds that closing waits for what is still on its way
    options.put("linger", "2");
    options.put("connect_timeout", Long.toString(config.connectTimeout().toMillis()));
    if (!spec.streamKey().isEmpty()) {
      options.put("streamid", spec.streamKey());
    }
    return Muxer.connect(
        "mpegts", address(url, options, spec.secrets(), config), tracks, Map.of(), Map.of());
  }

  private static Muxer.Address address(
      String url, Map<String, String> options, List<String> secrets, OutputConfig config) {
    return new Muxer.Address(url, options, secrets, config.connectTimeout(), config.writeTimeout());
  }

  private static String withUser(Address address, String server) {
    return (address.user().isEmpty() ? "" : address.user() + "@") + server;
  }

  /** The first frame must be a key frame. */
  void video(AccessUnit unit, long frame) {
    if (firstFrame < 0) {
      firstFrame = frame;
    }
    muxer.write(0, unit.data(), frame - firstFrame, 1, unit.key());
  }

  /** Sound from before the first frame is left out. */
  void audio(byte[] aac, long sample) {
    long since = sample - firstFrame * samplesPerFrame;
    if (firstFrame >= 0 && since >= 0) {
      muxer.write(1, aac, since, Grid.AAC_FRAME, true);
    }
  }

  /** Says good-bye as the protocol wants it. */
  void finish() {
    muxer.finish();
  }

  @Override
  public void close() {
    try {
      muxer.close();
    } finally {
      transportEnd.run();
    }
  }
}

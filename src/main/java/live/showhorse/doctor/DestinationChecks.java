package live.showhorse.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whether destinations can be reached: name, connection and, for RTMPS, certificate. Nothing is
 * published. SRT has no connection to try: only its name is looked up.
 */
final class DestinationChecks implements Supplier<List<Finding>> {
  private static final String PART = "destinations";
  private static final int RTMP = 1935;
  private static final int RTMPS = 443;
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  private final Supplier<List<String>> urls;

  /**
   * @param urls addresses without keys
   */
  DestinationChecks(Supplier<List<String>> urls) {
    this.urls = urls;
  }

  @Override
  public List<Finding> get() {
    return urls.get().stream().map(DestinationChecks::finding).toList();
  }

  private static Finding finding(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException malformed) {
      return Finding.problem(PART, url, "malformed", "For instance rtmps://live.example.com/app.");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !List.of("rtmp", "rtmps", "srt").contains(scheme)) {
      return Finding.problem(
          PART, url, "not a destination", "It begins with rtmp://, rtmps:// or srt://.");
    }
    // No user, query or last part of the path: they may hold a key
    String what = scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    try {
      return Finding.ok(PART, what, reach(uri, scheme));
    } catch (UnknownHostException unknown) {
      return Finding.problem(
          PART, what, "no such host", "Correct the address, or the machine's name service.");
    } catch (SSLException untrusted) {
      return Finding.problem(
          PART,
          what,
          "TLS: " + untrusted.getMessage(),
          "If the authority is your own: showhorse.output.tls-ca.");
    } catch (IOException refused) {
      return Finding.problem(
          PART,
          what,
          refused.getMessage(),
          "Is the server up, and does a firewall let this machine out?");
    }
  }

  private static String reach(URI uri, String scheme) throws IOException {
    long before = System.nanoTime();
    int port = uri.getPort() < 0 ? (scheme.equals("rtmps") ? RTMPS : RTMP) : uri.getPort();
    var address = new InetSocketAddress(uri.getHost(), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(uri.getHost());
    }
    if (scheme.equals("srt")) {
      return "name found; whether it answers shows only when a programme is sent";
    }
    try (var socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (scheme.equals("rtmps")) {
        handshake(socket, uri.getHost(), port);
      }
    }
    return "reached in " + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms";
  }

  private static void handshake(Socket socket, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (var tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
    }
  }
}

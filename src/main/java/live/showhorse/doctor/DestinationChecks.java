package live.showhorse.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import live.showhorse.output.Address;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.file.Spaces;

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
    Address address;
    try {
      address = Address.of(Spaces.stripped(url));
    } catch (ProblemException malformed) {
      // Not the address itself: whoever mistyped it may have pasted a key with it
      return Finding.problem(
          PART,
          "the address",
          malformed.getMessage(),
          "For instance rtmps://live.example.com/app.");
    }
    String what = address.toString();
    try {
      return Finding.ok(PART, what, reach(address));
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

  private static String reach(Address server) throws IOException {
    long before = System.nanoTime();
    String scheme = server.scheme();
    int port = server.port() < 0 ? (scheme.equals("rtmps") ? RTMPS : RTMP) : server.port();
    var address = new InetSocketAddress(server.host(), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(server.host());
    }
    if (scheme.equals("srt")) {
      return "name found; whether it answers shows only when a programme is sent";
    }
    try (var socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (scheme.equals("rtmps")) {
        handshake(socket, server.host(), port);
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

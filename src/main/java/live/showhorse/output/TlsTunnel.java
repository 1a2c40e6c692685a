package live.showhorse.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Carries one connection from a port of the loopback address to a TLS server. FFmpeg with OpenSSL
 * checks who signed a certificate but not for which name, and finds no system certificates when it
 * was built elsewhere; Java checks both.
 */
final class TlsTunnel implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final int ENTRANCE_MILLIS = 10_000;
  private static final int BUFFER = 32 * 1024;

  private final ServerSocket entrance;
  private final Socket plain;
  private final SSLSocket server;
  private final Thread carrier;

  /**
   * Connects and shakes hands. Blocks; a virtual thread can be interrupted here.
   *
   * @param address to connect to: the host itself or one of its addresses
   * @param host whose name the certificate must bear
   * @param verify whether the certificate must be valid for {@code host}
   * @param authorities PEM file to trust instead of the system's
   * @throws IOException with the reason in words
   */
  static TlsTunnel open(
      String address,
      String host,
      int port,
      boolean verify,
      Optional<String> authorities,
      Duration limit)
      throws IOException {
    int millis = Math.toIntExact(limit.toMillis());
    var plain = new Socket();
    try {
      plain.setSendBufferSize(Connection.SEND_BUFFER);
      plain.connect(new InetSocketAddress(address, port), millis);
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      var secure =
          (SSLSocket)
              context(verify, authorities).getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = secure.getSSLParameters();
      if (verify) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      if (!isAddress(host)) {
        // Of text it takes no name with _, of bytes it does
        var name = new SNIHostName(host.getBytes(StandardCharsets.US_ASCII));
        parameters.setServerNames(java.util.List.of(name));
      }
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      secure.setSoTimeout(0);
      return new TlsTunnel(plain, secure);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private TlsTunnel(Socket plain, SSLSocket server) throws IOException {
    this.plain = plain;
    this.server = server;
    entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    // should nobody come, because who opened this gave up meanwhile, the tunnel ends by itself
    entrance.setSoTimeout(ENTRANCE_MILLIS);
    carrier = Thread.ofVirtual().name("tls-tunnel").start(this::carry);
  }

  /** Where the one connection is taken. */
  int port() {
    return entrance.getLocalPort();
  }

  private void carry() {
    try (server;
        Socket client = accept()) {
      client.setTcpNoDelay(true);
      Thread back =
          Thread.ofVirtual()
              .name("tls-tunnel-back")
              .start(
                  () -> {
                    copy(server, client);
                    closeBoth(server, client);
                  });
      if (copy(client, server)) {
        // only our half: closing with unread bytes would reset the connection and lose the last
        // packets on their way (RFC 1122, 4.2.2.13)
        server.shutdownOutput();
        back.join(GOODBYE);
      }
    } catch (IOException e) {
      // nobody came before the tunnel was closed, or the other side has ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket accept() throws IOException {
    try (entrance) {
      return entrance.accept();
    }
  }

  /**
   * @return whether it came to the end; false if the connection broke, which FFmpeg sees for itself
   *     when its side is closed
   */
  private static boolean copy(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      while ((count = in.read(buffer)) >= 0) {
        out.write(buffer, 0, count);
        out.flush();
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void closeBoth(Socket one, Socket other) {
    try (one;
        other) {
      // nothing but closing
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext context(boolean verify, Optional<String> authorities)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (!verify) {
        context.init(null, new TrustManager[] {new TrustAll()}, null);
      } else if (authorities.isPresent()) {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(Path.of(authorities.get())));
        context.init(null, factory.getTrustManagers(), null);
      } else {
        context.init(null, null, null);
      }
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private static KeyStore keyStore(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
    }
    return store;
  }

  /** RFC 6066, 3: server names are names, never addresses. */
  private static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  /** Call when FFmpeg's side is closed: what it sent is passed on, for two seconds at most. */
  @Override
  public void close() {
    try {
      entrance.close();
      carrier.join(GOODBYE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      breakOff();
    }
  }

  /** By the plain socket: closing TLS would wait for a write that hangs. */
  private void breakOff() {
    try {
      plain.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

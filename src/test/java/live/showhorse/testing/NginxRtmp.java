package live.showhorse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's nginx with its RTMP module on free ports of the loopback address; RTMPS ends in its
 * stream module with a certificate made for {@code localhost}. Everything published is recorded.
 *
 * <pre>
 * try (var server = new NginxRtmp(directory)) {
 *   publish(server.url(), "key");
 *   Decoded.of(server.recordings().getFirst());
 * }
 * </pre>
 */
public final class NginxRtmp implements AutoCloseable {
  private static final int START_SECONDS = 10;

  private final Path directory;
  private final int port = freePort();
  private final int securePort = freePort();
  private final int judgePort = freePort();
  private Process process;

  /** Makes the certificate and starts. */
  public NginxRtmp(Path parent) {
    try {
      directory = Files.createTempDirectory(parent, "nginx-rtmp");
      Files.createDirectories(recordingDirectory());
      certificate();
      Files.writeString(directory.resolve("nginx.conf"), configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  /** A port of the loopback address that nobody listens on. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the stream key. */
  public String url() {
    return "rtmp://127.0.0.1:" + port + "/live";
  }

  /** Without the stream key; whoever publishes there is asked for at a page that says 403. */
  public String guardedUrl() {
    return "rtmp://127.0.0.1:" + port + "/guarded";
  }

  /** Without the stream key; the certificate is for this name. */
  public String secureUrl() {
    return "rtmps://localhost:" + securePort + "/live";
  }

  /** The same server by an address that the certificate is not for. */
  public String secureUrlWithWrongName() {
    return "rtmps://127.0.0.1:" + securePort + "/live";
  }

  /** PEM file that a client must trust for RTMPS. */
  public Path certificateAuthority() {
    return directory.resolve("cert.pem");
  }

  /** FLV files of everything published so far, one per connection, oldest first. */
  public List<Path> recordings() {
    try (var files = Files.list(recordingDirectory())) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts again on the same ports after {@link #stop()}. */
  public void start() {
    try {
      process =
          new ProcessBuilder(
                  "/usr/sbin/nginx",
                  "-e",
                  directory.resolve("error.log").toString(),
                  "-p",
                  directory.toString(),
                  "-c",
                  directory.resolve("nginx.conf").toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("out.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!accepts(port) || !accepts(securePort)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("nginx did not start: " + log());
      }
    }
  }

  /** Ends it as a crash would: connections break at once. */
  public void stop() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Freezes it: connections stay open, nothing is read any more. */
  public void freeze() {
    signal("-STOP");
  }

  /** Ends {@link #freeze()}. */
  public void thaw() {
    signal("-CONT");
  }

  @Override
  public void close() {
    stop();
  }

  private void signal(String signal) {
    Programs.run(List.of("kill", signal, Long.toString(process.pid())));
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private Path recordingDirectory() {
    return directory.resolve("recordings");
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("error.log"))
          + Files.readString(directory.resolve("out.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void certificate() {
    Programs.run(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            directory.resolve("key.pem").toString(),
            "-out",
            directory.resolve("cert.pem").toString()));
  }

  /** One process, so that it can be frozen and ended by its id. */
  private String configuration() {
    String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    return """
        load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
        load_module /usr/lib/nginx/modules/ngx_stream_module.so;
        daemon off;
        master_process off;
        %s
        pid %s/nginx.pid;
        events { worker_connections 256; }
        rtmp {
          server {
            listen 127.0.0.1:%d;
            chunk_size 4096;
            application live {
              live on;
              record all;
              record_path %s;
              record_unique on;
            }
            application guarded {
              live on;
              on_publish http://127.0.0.1:%d/judge;
            }
          }
        }
        http {
          access_log off;
          client_body_temp_path %s/body;
          proxy_temp_path %s/proxy;
          fastcgi_temp_path %s/fastcgi;
          uwsgi_temp_path %s/uwsgi;
          scgi_temp_path %s/scgi;
          server {
            listen 127.0.0.1:%d;
            return 403;
          }
        }
        stream {
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate %s/cert.pem;
            ssl_certificate_key %s/key.pem;
            proxy_pass 127.0.0.1:%d;
          }
        }
        """
        .formatted(
            user,
            directory,
            port,
            recordingDirectory(),
            judgePort,
            directory,
            directory,
            directory,
            directory,
            directory,
            judgePort,
            securePort,
            directory,
            directory,
            port);
  }
}

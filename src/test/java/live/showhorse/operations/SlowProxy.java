package live.showhorse.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server of this machine and holds its answers back for as long as it is told. */
final class SlowProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final int server;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile long least;
  private volatile long most;

  /**
   * @param server its port
   */
  SlowProxy(int server) {
    this.server = server;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many are open. */
  int connections() {
    return connections.get();
  }

  /** Each answer takes so long from now on, somewhere between the two. */
  void delay(Duration least, Duration most) {
    this.most = most.toMillis();
    this.least = least.toMillis();
  }

  void hurry() {
    delay(Duration.ZERO, Duration.ZERO);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException closed) {
      // The test is over
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      connections.incrementAndGet();
      try {
        Thread.ofVirtual().start(() -> pass(client, behind, false));
        pass(behind, client, true);
      } finally {
        connections.decrementAndGet();
      }
    } catch (IOException away) {
      // As the server does not answer, nor does this
    }
  }

  /** Until one of them closes its end; then both are closed. */
  private void pass(Socket from, Socket to, boolean answers) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[64 << 10];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        if (answers && most > 0) {
          Thread.sleep(ThreadLocalRandom.current().nextLong(least, most + 1));
        }
        out.write(buffer, 0, read);
        // What was answered meanwhile has waited as well
        while (in.available() > 0) {
          read = in.read(buffer);
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException closed) {
      // One of them is gone
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

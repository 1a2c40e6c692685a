package live.showhorse.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server of this machine and holds its answers back for as long as it is told. */
final class SlowProxy implements AutoCloseable {
  private static final Answer END = new Answer(new byte[0], 0);

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
        Thread.ofVirtual().start(() -> pass(client, behind));
        passLate(behind, client);
      } finally {
        connections.decrementAndGet();
      }
    } catch (IOException away) {
      // As the server does not answer, nor does this
    }
  }

  /** Until one of them closes its end; then both are closed. */
  private void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException closed) {
      // One of them is gone
    }
  }

  /**
   * As {@link #pass}, but every answer waits for its own delay and none overtakes another: what one
   * has waited for does not hurry the next, and many at once do not add up.
   */
  private void passLate(Socket from, Socket to) {
    var answers = new LinkedBlockingQueue<Answer>();
    Thread.ofVirtual().start(() -> send(answers, to));
    try (from;
        InputStream in = from.getInputStream()) {
      byte[] buffer = new byte[64 << 10];
      int read;
      while ((read = in.read(buffer)) >= 0) {
        long delay = ThreadLocalRandom.current().nextLong(least, Math.max(least, most) + 1);
        answers.add(new Answer(Arrays.copyOf(buffer, read), System.nanoTime() + delay * 1_000_000));
      }
    } catch (IOException closed) {
      // One of them is gone
    } finally {
      answers.add(END);
    }
  }

  private static void send(BlockingQueue<Answer> answers, Socket to) {
    try (to;
        OutputStream out = to.getOutputStream()) {
      Answer answer;
      while ((answer = answers.take()) != END) {
        TimeUnit.NANOSECONDS.sleep(answer.due() - System.nanoTime());
        out.write(answer.bytes());
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

  /**
   * @param due when it may go on, in {@link System#nanoTime}
   */
  private record Answer(byte[] bytes, long due) {}
}

package live.showhorse.health;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import live.showhorse.ShowhorseConfig;
import live.showhorse.channel.ChannelState;
import live.showhorse.channel.ChannelView;
import live.showhorse.channel.Channels;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * Tells whoever started the service, in a file, what became of all its settings: where it can be
 * reached from this machine, what it does, and what is on air. Written once, whole, when the
 * service listens; a line is a name, {@code =} and a value.
 */
@ApplicationScoped
class StartedFile {
  private static final Logger LOG = Logger.getLogger(StartedFile.class);

  private static final int ATTEMPTS = 12;

  private final ShowhorseConfig config;
  private final Channels channels;

  StartedFile(ShowhorseConfig config, Channels channels) {
    this.config = config;
    this.channels = channels;
  }

  void listens(@ObservesAsync HttpServerStart server) {
    write("http", server.options());
  }

  void listens(@ObservesAsync HttpsServerStart server) {
    write("https", server.options());
  }

  /** Blocks; called on a worker thread, after everything that observes the start. */
  private void write(String scheme, HttpServerOptions server) {
    config.startedFile().ifPresent(file -> write(file, text(scheme, server)));
  }

  private String text(String scheme, HttpServerOptions server) {
    String roles =
        config.roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(" "));
    String programmes =
        restored().stream()
            .filter(channel -> channel.state() != ChannelState.OFF_AIR)
            .map(channel -> channel.spec().id())
            .collect(Collectors.joining(" "));
    return "address=%s://%s:%d\nroles=%s\nprogrammes=%s\n"
        .formatted(scheme, fromHere(server.getHost()), server.getPort(), roles, programmes);
  }

  /** A call waits ten seconds for Redis; a Redis that loads much may need more. */
  private List<ChannelView> restored() {
    for (int attempt = 1; ; attempt++) {
      try {
        return channels.list();
      } catch (ProblemException notYet) {
        if (attempt == ATTEMPTS) {
          throw notYet;
        }
      }
    }
  }

  /** A host that listens on every address is reached on this machine's own. */
  static String fromHere(String host) {
    return switch (host) {
      case "0.0.0.0", "::", "0:0:0:0:0:0:0:0" -> "127.0.0.1";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  private static void write(Path file, String text) {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // thrown, it would reach nobody: what observes asynchronously has no caller
      LOG.errorf(e, "cannot tell that the service has started file=%s", file);
    }
  }
}

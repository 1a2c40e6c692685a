package live.showhorse.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import live.showhorse.limits.LimitsConfig;

/**
 * Answers 429 when there are too many connections or too many large bodies on their way in. The
 * last tenth of the connections is for the API: viewers must not lock out who runs the show. Health
 * and metrics ({@code /q}) are always answered: a busy service must not be taken for a dead one.
 */
@ApplicationScoped
class Admission {
  /** After {@link ProblemRoutes}, which refuses what is too large on any day. */
  private static final int SECOND = -19_000;

  /** Smaller bodies fit into what the server reads at once anyway. */
  private static final long SMALL = 64 << 10;

  private static final int KEPT_FOR_API = 10;

  /** Of the server's own meters: TCP connections of clients, idle ones included. */
  private static final String CONNECTIONS = "http.server.active.connections";

  /** Connections that are idle end after {@code quarkus.http.idle-timeout}, 75 s. */
  private static final Duration CONNECTION_ENDS = Duration.ofSeconds(30);

  /** A photo comes in within seconds. */
  private static final Duration UPLOAD_ENDS = Duration.ofSeconds(5);

  private final MeterRegistry meters;
  private final int mostConnections;
  private final int mostUploads;
  private final Semaphore uploads;

  Admission(LimitsConfig limits, MeterRegistry meters) {
    this.meters = meters;
    this.mostConnections = limits.connections();
    this.mostUploads = limits.uploads();
    this.uploads = new Semaphore(mostUploads);
  }

  void install(@Observes Router router) {
    router.route().order(SECOND).handler(this::admit);
  }

  private void admit(RoutingContext context) {
    String path = context.request().path();
    boolean api = path.startsWith("/v1/");
    int most = api ? mostConnections : mostConnections - mostConnections / KEPT_FOR_API;
    if (path.startsWith("/q/")) {
      context.next();
    } else if (connections() > most) {
      refuse(
          context,
          "too-many-connections",
          "There are more than %d connections, %s (showhorse.limits.connections). Close some or try again."
              .formatted(most, api ? "the most there can be" : "nine tenths of what there can be"),
          CONNECTION_ENDS);
    } else if (!large(context.request())) {
      context.next();
    } else if (uploads.tryAcquire()) {
      // Also when the client goes away in the middle
      context.addEndHandler(end -> uploads.release());
      context.next();
    } else {
      refuse(
          context,
          "too-many-uploads",
          "There are %d large bodies being received, the most there can be (showhorse.limits.uploads). Try again in a moment."
              .formatted(mostUploads),
          UPLOAD_ENDS);
    }
  }

  private double connections() {
    return meters.find(CONNECTIONS).gauges().stream().mapToDouble(Gauge::value).sum();
  }

  /** What has no length may become large. */
  private static boolean large(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > SMALL);
  }

  private static void refuse(RoutingContext context, String slug, String detail, Duration later) {
    context
        .response()
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.toSeconds()));
    ProblemRoutes.send(context, 429, slug, detail);
  }
}

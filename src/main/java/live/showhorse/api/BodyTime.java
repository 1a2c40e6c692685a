package live.showhorse.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import live.showhorse.limits.LimitsConfig;

/**
 * Answers 408 when a body takes too long to come in, and closes its connection. A sender that
 * trickles is not idle, so that it would hold its connection, and its place among the uploads, for
 * as long as it likes.
 */
@ApplicationScoped
class BodyTime {
  /** After {@link Admission}: what it refuses is not waited for. */
  private static final int THIRD = -18_000;

  private final Duration most;

  BodyTime(LimitsConfig limits) {
    this.most = limits.bodyTime();
  }

  void install(@Observes Router router) {
    router.route().order(THIRD).handler(this::begin);
  }

  private void begin(RoutingContext context) {
    if (hasBody(context.request())) {
      long timer = context.vertx().setTimer(most.toMillis(), due -> end(context));
      context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
  }

  private void end(RoutingContext context) {
    if (context.request().isEnded() || context.response().headWritten()) {
      return;
    }
    ProblemRoutes.refuse(
            context,
            408,
            "The body had not come in after %d s, the longest that it may take (showhorse.limits.body-time)."
                .formatted(most.toSeconds()))
        .onComplete(sent -> context.request().connection().close());
  }
}

package live.showhorse.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import live.showhorse.limits.LimitsConfig;

/** Problem documents for what is refused before JAX-RS sees it: bodies over the limit and such. */
@ApplicationScoped
class ProblemRoutes {
  /** Before Quarkus' own failure handler, which answers in HTML. */
  private static final int FIRST = -20_000;

  /** Digits of a length that may be looked at. */
  private static final int LONGEST_LENGTH = 18;

  private final long maxBodyBytes;

  ProblemRoutes(LimitsConfig config) {
    this.maxBodyBytes = config.body().asLongValue();
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::checkLength).failureHandler(ProblemRoutes::failed);
  }

  /** Before anything is read. Quarkus has such a limit too, but answers without a body. */
  private void checkLength(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || !over(length)) {
      context.next();
      return;
    }
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    send(
        context,
        413,
        Statuses.slug(413),
        "The body has " + length + " bytes; it must have at most " + maxBodyBytes + ".");
  }

  /** Also of a number that no {@code long} can hold; what is no number is refused further on. */
  private boolean over(String length) {
    return length.matches("\\d+")
        && (length.length() > LONGEST_LENGTH || Long.parseLong(length) > maxBodyBytes);
  }

  private static void failed(RoutingContext context) {
    int status = context.statusCode();
    if (context.response().headWritten() || status < 400 || status >= 500) {
      context.next();
      return;
    }
    send(
        context,
        status,
        Statuses.slug(status),
        Statuses.detail(status, context.request().method().name(), context.request().path()));
  }

  static void send(RoutingContext context, int status, String slug, String detail) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Json.encodeToBuffer(Problem.of(status, slug, detail, context.request().path())));
  }
}

package live.showhorse.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;

/**
 * Problem documents for what is refused before JAX-RS sees it: addresses, headers and bodies over
 * their limits, and addresses that are none. What is no HTTP is refused by the parser of the server
 * with a status alone; so is what is several times over these limits.
 */
@ApplicationScoped
class ProblemRoutes {
  /** Before Quarkus' own failure handler, which answers in HTML. */
  private static final int FIRST = -20_000;

  /** Digits of a length that may be looked at. */
  private static final int LONGEST_LENGTH = 18;

  /** What stands between name and value of a header and after it. */
  private static final int HEADER_FRAME = 4;

  private final int maxAddress;
  private final long maxHeaderBytes;
  private final long maxBodyBytes;

  ProblemRoutes(LimitsConfig config) {
    this.maxAddress = config.address();
    this.maxHeaderBytes = config.headers().asLongValue();
    this.maxBodyBytes = config.body().asLongValue();
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(this::check).failureHandler(ProblemRoutes::failed);
  }

  /** Before anything is read. Quarkus has such limits too, but answers without a body. */
  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    int address = request.uri().length();
    if (address > maxAddress) {
      refuse(
          context,
          414,
          "The address has %d characters; it must have at most %d (showhorse.limits.address)."
              .formatted(address, maxAddress));
      return;
    }
    if (!encoded(request.uri())) {
      refuse(
          context,
          400,
          "The address is not encoded right: blanks, backslashes and other special characters must be"
              + " written as % and two hexadecimal digits.");
      return;
    }
    long headers = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length() + HEADER_FRAME;
    }
    if (headers > maxHeaderBytes) {
      refuse(
          context,
          431,
          "The headers have %d bytes; they must have at most %d (showhorse.limits.headers)."
              .formatted(headers, maxHeaderBytes));
      return;
    }
    Optional<String> body =
        Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH)).filter(this::over);
    if (body.isPresent()) {
      refuse(
          context,
          413,
          "The body has %s bytes; it must have at most %d (showhorse.limits.body)."
              .formatted(body.get(), maxBodyBytes));
      return;
    }
    context.next();
  }

  private static boolean encoded(String address) {
    try {
      new URI(address);
      return true;
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  /** Also of a number that no {@code long} can hold; what is no number is refused further on. */
  private boolean over(String length) {
    return length.matches("\\d+")
        && (length.length() > LONGEST_LENGTH || Long.parseLong(length) > maxBodyBytes);
  }

  /** The answer to a request of which no more is read. */
  static Future<Void> refuse(RoutingContext context, int status, String detail) {
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    return send(context, status, Statuses.slug(status), detail);
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

  static Future<Void> send(RoutingContext context, int status, String slug, String detail) {
    String path = context.request().path();
    return context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            Json.encodeToBuffer(
                Problem.of(
                    status, slug, detail, status == 414 ? ProblemException.shown(path) : path)));
  }
}

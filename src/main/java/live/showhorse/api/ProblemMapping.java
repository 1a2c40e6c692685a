package live.showhorse.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what went wrong becomes a problem document. */
class ProblemMapping {
  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

  private static final int UNAVAILABLE = 503;

  /** What is away is tried again every second or two. */
  private static final Duration RECOVERED = Duration.ofSeconds(5);

  /** Looked up late: mappers are made before there is a configuration. */
  private final Provider<LimitsConfig> limits;

  private final Uploads uploads;

  ProblemMapping(Provider<LimitsConfig> limits, Uploads uploads) {
    this.limits = limits;
    this.uploads = uploads;
  }

  @ServerExceptionMapper
  Response refusal(ProblemException refusal, HttpServerRequest request) {
    if (refusal.status() >= 500) {
      LOG.warnf(
          "request failed method=%s path=%s status=%d type=%s detail=\"%s\"",
          request.method(), request.path(), refusal.status(), refusal.type(), refusal.getMessage());
    }
    Response problem = response(refusal.status(), refusal.type(), refusal.getMessage(), request);
    refusal
        .retryAfter()
        .ifPresent(
            time -> problem.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, time.toSeconds()));
    return problem;
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException malformed, HttpServerRequest request) {
    return json((Throwable) malformed, request);
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException malformed, HttpServerRequest request) {
    return json(malformed, request);
  }

  /** What JAX-RS itself refuses: no such route, wrong method, wrong media type, unreadable body. */
  @ServerExceptionMapper
  Response refusedByServer(WebApplicationException refusal, HttpServerRequest request) {
    if (refusal.getCause() instanceof JsonProcessingException malformed) {
      return json(malformed, request);
    }
    if (refusal.getCause() instanceof ProblemException problem) {
      return refusal(problem, request);
    }
    if (refusal.getCause() instanceof NumberFormatException) {
      return response(
          400,
          "wrong-value",
          "A parameter in the address or a field of the form cannot be read (%s); it must be a number of the kind that /q/openapi says."
              .formatted(ProblemException.shown(refusal.getCause().getMessage())),
          request);
    }
    int status = refusal.getResponse().getStatus();
    if (status < 400) {
      return refusal.getResponse();
    }
    Response problem =
        response(
            status,
            Statuses.slug(status),
            Statuses.detail(status, request.method().name(), request.path()),
            request);
    String allow = refusal.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
  }

  /** Of a form that ends before it should; what else cannot be read or written is a defect. */
  @ServerExceptionMapper
  Response broken(IOException broken, HttpServerRequest request) {
    if (broken.getCause() instanceof HttpClosedException
        || broken.getCause() != null
            && broken.getCause().getCause() instanceof HttpClosedException) {
      return response(
          400, "malformed-request", "The connection ended before the body did.", request);
    }
    return String.valueOf(broken.getMessage()).contains("parsing multipart")
        ? response(
            400,
            "malformed-request",
            "The form ends too early; its last line must be its boundary between '--' and '--'.",
            request)
        : defect(broken, request);
  }

  /** A defect: the caller gets a number to quote, the log gets the trace. */
  @ServerExceptionMapper
  Response defect(Throwable defect, HttpServerRequest request) {
    Optional<ProblemException> full = uploads.full(defect);
    if (full.isPresent()) {
      return refusal(full.get(), request);
    }
    String number = UUID.randomUUID().toString();
    LOG.errorf(
        defect, "defect number=%s method=%s path=%s", number, request.method(), request.path());
    return response(
        500,
        "internal-error",
        "The service failed to answer. Its log has the reason under " + number + ".",
        request);
  }

  private Response json(Throwable malformed, HttpServerRequest request) {
    return switch (malformed) {
      case UnrecognizedPropertyException unknown ->
          response(
              400,
              "unknown-field",
              "The field '%s' is not known here. Known fields: %s."
                  .formatted(ProblemException.shown(path(unknown)), known(unknown)),
              request);
      case InvalidFormatException wrong ->
          response(
              400,
              "wrong-value",
              "The field '%s' is '%s'; it must be %s."
                  .formatted(
                      path(wrong),
                      ProblemException.shown(String.valueOf(wrong.getValue())),
                      kind(wrong.getTargetType())),
              request);
      case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
          response(
              400,
              "wrong-value",
              "The field '%s' must be %s.".formatted(path(wrong), kind(wrong.getTargetType())),
              request);
      case MismatchedInputException _ ->
          response(
              400,
              "malformed-json",
              "The body must be one JSON object, or the list that this call takes.",
              request);
      case StreamConstraintsException _ ->
          response(
              422,
              "json-too-large",
              "The body nests, names or numbers longer than there may be: at most %d levels (showhorse.limits.json-depth)."
                  .formatted(limits.get().jsonDepth()),
              request);
      case JsonParseException twice when duplicate(twice) ->
          response(
              400,
              "duplicate-field",
              "The body has a field twice: line %d, column %d. Each may be there once."
                  .formatted(twice.getLocation().getLineNr(), twice.getLocation().getColumnNr()),
              request);
      case StreamReadException broken ->
          response(
              400,
              "malformed-json",
              "The body is not JSON from line %d, column %d on; it must be, in UTF-8."
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()),
              request);
      case JsonMappingException broken when broken.getLocation() != null ->
          response(
              400,
              "malformed-json",
              "The body is not JSON from line %d, column %d on; it must be, in UTF-8."
                  .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()),
              request);
      default ->
          response(
              400, "malformed-json", "The body is not the JSON of this call in UTF-8.", request);
    };
  }

  /** Jackson has no type of its own for it. */
  private static boolean duplicate(JsonParseException malformed) {
    return malformed.getOriginalMessage().startsWith("Duplicate field");
  }

  private static String path(JsonMappingException exception) {
    return exception.getPath().stream()
        .map(part -> Objects.requireNonNullElse(part.getFieldName(), "[" + part.getIndex() + "]"))
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String kind(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "text";
      case "boolean", "Boolean" -> "true or false";
      case "int", "long", "Integer", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "Instant" -> "a time of the form 2026-11-20T19:30:00Z";
      case "List", "ArrayList" -> "a list";
      default -> "an object";
    };
  }

  private static Response response(
      int status, String slug, String detail, HttpServerRequest request) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, status == UNAVAILABLE ? RECOVERED.toSeconds() : null)
        .entity(Problem.of(status, slug, detail, request.path()))
        .build();
  }
}

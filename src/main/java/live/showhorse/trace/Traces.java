package live.showhorse.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import live.showhorse.ShowhorseConfig;
import live.showhorse.problem.Futures;
import org.jboss.logging.Logger;

/**
 * The path of each line as one trace, sent to a collector in the background; without a collector
 * every method costs next to nothing. The trace of a line begins with the call that added it, or
 * with the line itself where a call adds many. What belongs to no line, such as filler, is not
 * traced. Thread-safe; nothing waits for the collector.
 */
@ApplicationScoped
public class Traces implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Traces.class);
  private static final String PATH = "/v1/traces";

  /** Of a stop: what the collector has not taken by then is lost. */
  private static final int FLUSH_SECONDS = 2;

  private final Optional<OpenTelemetrySdk> sdk;
  private final Tracer tracer;

  @Inject
  public Traces(TraceConfig config, ShowhorseConfig showhorse) {
    this(config.endpoint().map(endpoint -> sdk(endpoint, config, showhorse)));
  }

  private Traces(Optional<OpenTelemetrySdk> sdk) {
    this.sdk = sdk;
    this.tracer =
        sdk.map(OpenTelemetry.class::cast).orElse(OpenTelemetry.noop()).getTracer("live.showhorse");
  }

  /** Traces nothing. */
  public static Traces off() {
    return new Traces(Optional.empty());
  }

  private static OpenTelemetrySdk sdk(URI endpoint, TraceConfig config, ShowhorseConfig showhorse) {
    String address = endpoint.toString().replaceAll("/+$", "");
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address.endsWith(PATH) ? address : address + PATH);
    config.headers().forEach(exporter::addHeader);
    Attributes process =
        Attributes.of(
            AttributeKey.stringKey("service.name"), "showhorse",
            AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString(),
            AttributeKey.stringKey("showhorse.roles"), showhorse.roles().toString());
    LOG.infof("traces sent host=%s port=%d", endpoint.getHost(), endpoint.getPort());
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(process)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build())
        .build();
  }

  /**
   * A call of the API that adds lines, in the trace of its caller if that has one.
   *
   * @param header gives a request header, or null
   */
  public <T> T call(String name, UnaryOperator<String> header, Supplier<T> work) {
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.SERVER)
            .setParent(Origin.ofRequest(header))
            .startSpan();
    return in(span, Origin.ofRequest(header).with(span), work);
  }

  /**
   * A line enters the rundown.
   *
   * @param alone whether the current call adds this line only; else the line has a trace of its own
   *     that links to the call's
   * @return the origin of everything that is done for it
   */
  public Context line(String channel, String line, boolean alone) {
    SpanBuilder queued = tracer.spanBuilder("line queued");
    if (!alone) {
      queued.setNoParent().addLink(Span.current().getSpanContext());
    }
    Span span = queued.setAttribute("channel", channel).setAttribute("line", line).startSpan();
    span.end();
    return Origin.line(Context.root().with(span), channel, line);
  }

  /** Work of this thread, inside the current trace. */
  public <T> T step(String name, Map<String, String> facts, Supplier<T> work) {
    return step(name, SpanKind.INTERNAL, facts, work);
  }

  /** A job that came from another process, inside the current trace. */
  public <T> T job(String name, Map<String, String> facts, Supplier<T> work) {
    return step(name, SpanKind.CONSUMER, facts, work);
  }

  private <T> T step(String name, SpanKind kind, Map<String, String> facts, Supplier<T> work) {
    Context parent = Context.current();
    Span span = begin(name, kind, parent, facts);
    return in(span, parent.with(span), work);
  }

  /** Work that goes on after {@code work} returned, inside the current trace. */
  public <T> CompletableFuture<T> task(
      String name, Map<String, String> facts, Supplier<CompletableFuture<T>> work) {
    Context parent = Context.current();
    Span span = begin(name, SpanKind.INTERNAL, parent, facts);
    try (Scope current = parent.with(span).makeCurrent()) {
      return work.get().whenComplete((done, failure) -> end(span, failure));
    } catch (RuntimeException failure) {
      end(span, failure);
      throw failure;
    }
  }

  /** Something that is over, of an origin. */
  public void past(
      String name, Context origin, Map<String, String> facts, Instant from, Instant until) {
    if (Span.fromContext(origin).getSpanContext().isValid()) {
      SpanBuilder span = tracer.spanBuilder(name).setParent(origin).setStartTimestamp(from);
      facts.forEach(span::setAttribute);
      span.startSpan().end(until);
    }
  }

  /** Nothing that is done for no line is traced. */
  private Span begin(String name, SpanKind kind, Context parent, Map<String, String> facts) {
    if (!Span.fromContext(parent).getSpanContext().isValid()) {
      return Span.getInvalid();
    }
    SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
    facts.forEach(span::setAttribute);
    return span.startSpan();
  }

  private static <T> T in(Span span, Context context, Supplier<T> work) {
    try (Scope current = context.makeCurrent()) {
      T done = work.get();
      end(span, null);
      return done;
    } catch (RuntimeException failure) {
      end(span, failure);
      throw failure;
    }
  }

  private static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, Futures.reason(failure));
    }
    span.end();
  }

  @Override
  @PreDestroy
  public void close() {
    sdk.ifPresent(
        running -> running.getSdkTracerProvider().shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS));
  }
}

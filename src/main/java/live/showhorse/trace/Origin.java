package live.showhorse.trace;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * For whom something is done, as OpenTelemetry carries it: ids of channel and line as baggage,
 * which the log shows, and the span that caused it, if there is one. Works without a collector.
 */
public final class Origin {
  private static final TextMapPropagator FORM =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private static final TextMapGetter<UnaryOperator<String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<String> headers) {
          return FORM.fields();
        }

        @Override
        public String get(UnaryOperator<String> headers, String name) {
          return headers == null ? null : headers.apply(name);
        }
      };

  private Origin() {}

  /** What is done for a channel and no line of it. */
  public static Context channel(String id) {
    return Context.root().with(Baggage.builder().put("channel", id).build());
  }

  /** A line of a channel, in the trace of {@code context}. */
  static Context line(Context context, String channel, String line) {
    return context.with(Baggage.builder().put("channel", channel).put("line", line).build());
  }

  /** The value of an id in the current origin. */
  public static Optional<String> id(String name) {
    return Optional.ofNullable(Baggage.current().getEntryValue(name));
  }

  /** To be kept or sent: names are those of W3C Trace Context and Baggage. */
  public static Map<String, String> written(Context context) {
    Map<String, String> carrier = new TreeMap<>();
    FORM.inject(context, carrier, Map::put);
    return carrier;
  }

  /** What {@link #written} wrote, here or in another process. */
  public static Context read(Map<String, String> carrier) {
    return FORM.extract(Context.root(), carrier::get, HEADERS);
  }

  /**
   * The trace that a caller of the API takes part in; its baggage is none of ours.
   *
   * @param header gives a request header, or null
   */
  static Context ofRequest(UnaryOperator<String> header) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, HEADERS);
  }
}

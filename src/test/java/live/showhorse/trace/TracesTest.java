package live.showhorse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.Map;
import live.showhorse.ShowhorseConfig;
import live.showhorse.TestConfig;
import live.showhorse.testing.TraceCollector;
import live.showhorse.testing.TraceCollector.Received;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static Traces to(TraceCollector collector) {
    return new Traces(
        TestConfig.of(
            TraceConfig.class, Map.of("showhorse.traces.endpoint", collector.url() + "/")),
        TestConfig.of(ShowhorseConfig.class, Map.of()));
  }

  private static Received named(TraceCollector collector, String name) {
    return collector.all().stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsDoneForALineBelongsToTheTraceOfItsCallerEvenInAnotherProcess() {
    try (var collector = new TraceCollector()) {
      Map<String, String> sent;
      try (var studio = to(collector)) {
        sent =
            studio.call(
                "POST",
                name -> name.equals("traceparent") ? CALLER : null,
                () -> Origin.written(studio.line("tea", "x1", true)));
      }
      try (var engine = to(collector);
          Scope origin = Origin.read(sent).makeCurrent()) {
        assertThat(Origin.id("channel")).contains("tea");
        assertThat(Origin.id("line")).contains("x1");
        engine.job("render", Map.of("clip", "c"), () -> engine.step("speak", Map.of(), () -> 1));
      }

      assertThat(collector.all())
          .hasSize(4)
          .allSatisfy(
              span -> assertThat(span.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c"));
      assertThat(named(collector, "POST").parent()).isEqualTo("b7ad6b7169203331");
      assertThat(named(collector, "line queued").parent()).isEqualTo(named(collector, "POST").id());
      assertThat(named(collector, "render").parent())
          .isEqualTo(named(collector, "line queued").id());
      assertThat(named(collector, "speak").parent()).isEqualTo(named(collector, "render").id());
      assertThat(named(collector, "render").process())
          .isNotEqualTo(named(collector, "POST").process());
    }
  }

  @Test
  void linesOfAScriptHaveTracesOfTheirOwnAndFillerHasNone() {
    try (var collector = new TraceCollector()) {
      try (var traces = to(collector)) {
        traces.call(
            "POST",
            name -> null,
            () -> {
              traces.line("tea", "x1", false);
              return traces.line("tea", "x2", false);
            });
        try (Scope filler = Origin.channel("tea").makeCurrent()) {
          traces.step("render", Map.of(), () -> 1);
          traces.past("air", Context.current(), Map.of(), Instant.EPOCH, Instant.EPOCH);
        }
      }
      assertThat(collector.all())
          .extracting(Received::name)
          .containsExactlyInAnyOrder("POST", "line queued", "line queued");
      assertThat(collector.all()).extracting(Received::trace).doesNotHaveDuplicates();
    }
  }

  @Test
  void withoutACollectorTheIdsTravelAllTheSameAndFailuresPass() {
    try (var traces = Traces.off()) {
      Map<String, String> sent = Origin.written(traces.line("tea", "x1", true));

      try (Scope origin = Origin.read(sent).makeCurrent()) {
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(Origin.id("line")).contains("x1");
        assertThatThrownBy(
                () ->
                    traces.step(
                        "speak",
                        Map.of(),
                        () -> {
                          throw new IllegalStateException("mute");
                        }))
            .hasMessage("mute");
      }
    }
  }

  @Test
  void aCollectorThatIsAwayCostsNothingButItsTraces() {
    TraceCollector gone = new TraceCollector();
    gone.close();
    try (var traces = to(gone)) {
      assertThat(traces.call("POST", name -> null, () -> "said")).isEqualTo("said");
    }
  }
}

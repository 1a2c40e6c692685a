package live.showhorse.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class LogFormsTest {
  private static final String NAME = "live.showhorse.logs.LogFormsTest";
  private static final Logger LOG = Logger.getLogger(NAME);

  /** What the log has of {@code events} in one of its forms. */
  private static List<String> written(ExtFormatter form, Runnable events) {
    List<String> lines = new ArrayList<>();
    var handler =
        new ExtHandler() {
          @Override
          protected void doPublish(ExtLogRecord event) {
            lines.add(form.format(event));
          }
        };
    var logger = java.util.logging.Logger.getLogger(NAME);
    logger.addHandler(handler);
    try {
      events.run();
    } finally {
      logger.removeHandler(handler);
    }
    return lines;
  }

  private static JsonNode json(Runnable event) {
    String line = written(new JsonLines(), event).getFirst();
    assertThat(line.strip()).doesNotContain("\n");
    try {
      return new ObjectMapper().readTree(line);
    } catch (java.io.IOException notJson) {
      throw new AssertionError(line, notJson);
    }
  }

  @Test
  void fieldsOfAnEventAreFieldsOfItsJsonWhateverIsInThem() {
    JsonNode line =
        json(
            () ->
                LOG.infof(
                    "clip rendered clip=%s worker=%s seconds=%.2f ms=%d done=%.0f%% because=%s",
                    "ab12", "7-x", 1.234, 56L, 50.0, "a \"b\" line=none\nc"));

    assertThat(line.get("clip").asText()).isEqualTo("ab12");
    assertThat(line.get("worker").asText()).isEqualTo("7-x");
    assertThat(line.get("seconds").isNumber()).isTrue();
    assertThat(line.get("seconds").asDouble()).isEqualTo(1.23);
    assertThat(line.get("ms").asLong()).isEqualTo(56);
    assertThat(line.get("done").asInt()).isEqualTo(50);
    assertThat(line.get("because").asText()).isEqualTo("a \"b\" line=none\nc");
    assertThat(line.has("line")).as("it is in a value only").isFalse();
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo(NAME);
    assertThat(line.get("message").asText()).startsWith("clip rendered clip=ab12");
    assertThat(line.get("timestamp").asText()).endsWith("Z");
  }

  @Test
  void whatIsDoneForALineSaysSoWithoutBeingTold() {
    var span =
        SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    Context origin =
        Context.root()
            .with(Baggage.builder().put("channel", "tea").put("line", "x1").build())
            .with(Span.wrap(span));

    JsonNode line = json(origin.wrap(() -> LOG.warnf("speech process failed program=%s", "p")));

    assertThat(line.get("channel").asText()).isEqualTo("tea");
    assertThat(line.get("line").asText()).isEqualTo("x1");
    assertThat(line.get("trace_id").asText()).isEqualTo(span.getTraceId());
    assertThat(line.get("span_id").asText()).isEqualTo(span.getSpanId());
    assertThat(
            written(new TextLines(), origin.wrap(() -> LOG.warnf("late channel=%s", "own")))
                .getFirst())
        .endsWith("late channel=own line=x1\n");
  }

  @Test
  void anExceptionIsAFieldOfItsEvent() {
    JsonNode line =
        json(() -> LOG.errorf(new IllegalStateException("two\nlines"), "broken clip=%s", "c"));

    assertThat(line.get("exception").asText()).contains("IllegalStateException: two\nlines");
    assertThat(line.get("stack_trace").asText()).contains("\n").contains("LogFormsTest");
  }

  @Test
  void textHasOneLineAnEventEvenWithAnException() {
    var failure = new IllegalStateException("outer", new RuntimeException("in\nner"));

    String line =
        written(new TextLines(), () -> LOG.errorf(failure, "broken\nhere clip=%s", "c")).getFirst();

    assertThat(line.strip().lines()).hasSize(1);
    assertThat(line)
        .contains("ERROR")
        .contains("broken / here clip=c exception=java.lang.IllegalStateException: outer at ")
        .contains("caused by java.lang.RuntimeException: in / ner")
        .contains("LogFormsTest");
  }
}

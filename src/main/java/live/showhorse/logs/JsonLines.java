package live.showhorse.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Events as JSON, one object a line: {@code timestamp}, {@code level}, {@code logger}, {@code
 * thread}, {@code message}; then the fields of the event; {@code trace_id} and {@code span_id} when
 * it is traced; {@code exception} and {@code stack_trace} when something was thrown. Thread-safe.
 */
final class JsonLines extends ExtFormatter {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String format(ExtLogRecord event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", event.getInstant().toString());
    line.put("level", event.getLevel().getName());
    line.put("logger", event.getLoggerName());
    line.put("thread", event.getThreadName());
    line.put("message", event.getFormattedMessage());
    Map<String, Object> fields = LogFields.of(event);
    fields.forEach(line::putIfAbsent);
    LogFields.missing(fields).forEach(line::putIfAbsent);
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      line.put("trace_id", span.getTraceId());
      line.put("span_id", span.getSpanId());
    }
    if (event.getThrown() != null) {
      line.put("exception", event.getThrown().toString());
      line.put("stack_trace", stack(event.getThrown()));
    }
    return written(line) + "\n";
  }

  private static String written(Map<String, Object> line) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : line.entrySet()) {
        json.writeFieldName(field.getKey());
        writeValue(json, field.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Number number -> json.writeNumber(number.toString());
      default -> json.writeString(value.toString());
    }
  }

  private static String stack(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}

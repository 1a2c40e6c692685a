package live.showhorse.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One JSON object in a line for an event: {@code time} (ISO 8601, UTC), {@code level}, {@code
 * logger}, {@code thread}, {@code event} (the words), {@code message} (the whole text), the named
 * values ({@code channel}, {@code line}, {@code destination}, {@code clip}…) and, of a failure,
 * {@code error} and {@code stack}.
 */
final class JsonLine extends ExtFormatter {
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String format(ExtLogRecord event) {
    LogFields fields = LogFields.of(event);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("time", event.getInstant().toString());
    object.put("level", event.getLevel().getName());
    object.put("logger", event.getLoggerName());
    object.put("thread", event.getThreadName());
    object.put("event", fields.event());
    fields.values().forEach(object::putIfAbsent);
    object.put("message", event.getFormattedMessage());
    if (event.getThrown() != null) {
      StringWriter stack = new StringWriter();
      event.getThrown().printStackTrace(new PrintWriter(stack));
      object.put("error", event.getThrown().toString());
      object.put("stack", stack.toString());
    }
    try {
      return json.writeValueAsString(object) + System.lineSeparator();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

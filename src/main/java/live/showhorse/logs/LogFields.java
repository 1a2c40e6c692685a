package live.showhorse.logs;

import io.opentelemetry.api.baggage.Baggage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The {@code key=value} fields of an event. Keys and values are taken from the format and its
 * arguments, not from the finished text, so a value may hold spaces, quotes and equals signs.
 */
final class LogFields {
  /** A conversion of java.util.Formatter, with what names it. */
  private static final Pattern CONVERSION =
      Pattern.compile("(?:([a-z][a-z0-9_]*)=['\"]?)?%([-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%])");

  private LogFields() {}

  /** In the order of the format; numbers stay numbers. */
  static Map<String, Object> of(ExtLogRecord event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Object[] arguments = event.getParameters();
    if (event.getFormatStyle() != ExtLogRecord.FormatStyle.PRINTF || arguments == null) {
      return fields;
    }
    Matcher conversions = CONVERSION.matcher(String.valueOf(event.getMessage()));
    for (int next = 0; next < arguments.length && conversions.find(); ) {
      String conversion = conversions.group(2);
      if (conversion.endsWith("%") || conversion.endsWith("n")) {
        continue;
      }
      Object argument = arguments[next++];
      if (conversions.group(1) != null) {
        fields.put(conversions.group(1), value(conversion, argument));
      }
    }
    return fields;
  }

  /** For whom the thread works, where the event does not say so itself. */
  static Map<String, String> missing(Map<String, Object> fields) {
    Map<String, String> missing = new LinkedHashMap<>();
    Baggage.current()
        .forEach(
            (name, entry) -> {
              if (!fields.containsKey(name)) {
                missing.put(name, entry.getValue());
              }
            });
    return missing;
  }

  private static Object value(String conversion, Object argument) {
    if (argument instanceof Double || argument instanceof Float) {
      double number = ((Number) argument).doubleValue();
      // JSON has no other numbers; as many digits as the text shows
      return Double.isFinite(number)
          ? new BigDecimal(String.format(Locale.ROOT, "%" + conversion, argument).strip())
          : argument.toString();
    }
    return argument instanceof Number || argument instanceof Boolean
        ? argument
        : String.valueOf(argument);
  }
}

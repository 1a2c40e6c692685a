package live.showhorse.logs;

import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Events as text, one line each, whatever is in them: an exception follows on the same line, with
 * the nearest places of each of its causes. Thread-safe.
 */
final class TextLines extends ExtFormatter {
  private static final Pattern LINE_ENDS = Pattern.compile("\\R\\s*");

  /** More of a stack is in the JSON form. */
  private static final int PLACES = 6;

  private final PatternFormatter head =
      new PatternFormatter("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p %c{1} ");

  @Override
  public String format(ExtLogRecord event) {
    var line = new StringBuilder(head.format(event));
    line.append(event.getFormattedMessage());
    for (Map.Entry<String, String> id : LogFields.missing(LogFields.of(event)).entrySet()) {
      line.append(' ').append(id.getKey()).append('=').append(id.getValue());
    }
    if (event.getThrown() != null) {
      line.append(" exception=");
      append(line, event.getThrown());
    }
    return LINE_ENDS.matcher(line).replaceAll(" / ") + "\n";
  }

  private static void append(StringBuilder line, Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < PLACES; depth++, cause = cause.getCause()) {
      line.append(depth == 0 ? "" : " caused by ").append(cause);
      StackTraceElement[] stack = cause.getStackTrace();
      for (int i = 0; i < Math.min(PLACES, stack.length); i++) {
        line.append(i == 0 ? " at " : " < ").append(stack[i]);
      }
    }
  }
}

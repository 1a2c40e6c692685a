package live.showhorse.log;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;

/**
 * What an event of the log says: messages are written as {@code line failed channel=%s line=%s
 * reason=%s}, words first, then named values.
 *
 * @param event the words
 * @param values by name, in the order of the message; numbers and truth values as such
 */
record LogFields(String event, Map<String, Object> values) {
  private static final Pattern NAME = Pattern.compile("(?:^|(?<=[ ;]))([a-z][a-z_]*)=");
  private static final Pattern CONVERSION =
      Pattern.compile("%(?![%n])[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z]");
  private static final Pattern QUOTED = Pattern.compile("(?s)([\"'])(.*)\\1");

  static LogFields of(ExtLogRecord event) {
    Object[] parameters = event.getParameters();
    String message = String.valueOf(event.getMessage());
    if (event.getFormatStyle() != ExtLogRecord.FormatStyle.PRINTF || parameters == null) {
      return new LogFields(event.getFormattedMessage(), Map.of());
    }
    Iterator<Object> arguments = Arrays.asList(parameters).iterator();
    Matcher name = NAME.matcher(message);
    if (!name.find()) {
      return new LogFields(event.getFormattedMessage(), Map.of());
    }
    String words = filled(message.substring(0, name.start()), arguments);
    Map<String, Object> values = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      String key = name.group(1);
      int from = name.end();
      more = name.find();
      values.put(
          key, value(message.substring(from, more ? name.start() : message.length()), arguments));
    }
    return new LogFields(words, values);
  }

  /** A value by itself keeps its type; with text around it becomes text. */
  private static Object value(String pattern, Iterator<Object> arguments) {
    String bare = pattern.strip();
    if (CONVERSION.matcher(bare).matches() && arguments.hasNext()) {
      Object value = arguments.next();
      return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }
    String text = filled(bare, arguments);
    Matcher quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(2) : text;
  }

  private static String filled(String pattern, Iterator<Object> arguments) {
    Object[] taken = CONVERSION.matcher(pattern).results().map(each -> next(arguments)).toArray();
    return String.format(pattern, taken).strip();
  }

  private static Object next(Iterator<Object> arguments) {
    return arguments.hasNext() ? arguments.next() : "";
  }

  /** The causes of a failure, outermost first. */
  static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(8).toList();
  }
}

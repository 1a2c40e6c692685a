package live.showhorse.log;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One line of text for an event: time, level, class, message. Line breaks in values are written as
 * {@code \n}, a failure as its causes with the innermost frames behind the message.
 */
final class TextLine extends ExtFormatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final int FRAMES = 12;

  @Override
  public String format(ExtLogRecord event) {
    String logger = event.getLoggerName();
    StringBuilder line =
        new StringBuilder(160)
            .append(TIME.format(event.getInstant()))
            .append(String.format(" %-5s ", event.getLevel().getName()))
            .append(logger.substring(logger.lastIndexOf('.') + 1))
            .append(' ')
            .append(event.getFormattedMessage());
    if (event.getThrown() != null) {
      line.append(" error=\"").append(told(event.getThrown())).append('"');
    }
    return oneLine(line) + System.lineSeparator();
  }

  private static String told(Throwable failure) {
    return LogFields.causes(failure).stream()
        .map(cause -> cause + " at " + frames(cause))
        .collect(Collectors.joining("; caused by "));
  }

  private static String frames(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }

  private static String oneLine(StringBuilder text) {
    return text.toString().replace("\r", "\\r").replace("\n", "\\n");
  }
}

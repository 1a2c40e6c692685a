package live.showhorse.logs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * What a line of the log is about, apart from whom it befell: the same for two channels whose
 * programme is late, not the same for a part that fails and one that works.
 *
 * @param place logger, level and the kind of what was thrown
 * @param form the line's format; of a line without one, its beginning without numbers
 * @param kinds the fields of {@link #KINDS} it has
 */
record Condition(String place, String form, Map<String, Object> kinds) {
  /** Fields that say what happened; the others say to whom, or how much. */
  static final List<String> KINDS = List.of("code", "part", "state", "type");

  private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]*[0-9][0-9a-f]*");
  private static final int BEGINNING = 80;

  static Condition of(ExtLogRecord event) {
    String thrown = event.getThrown() == null ? "" : event.getThrown().getClass().getName();
    String place = String.join(" ", event.getLoggerName(), event.getLevel().getName(), thrown);
    String message = String.valueOf(event.getMessage());
    if (event.getFormatStyle() == ExtLogRecord.FormatStyle.PRINTF) {
      Map<String, Object> fields = LogFields.of(event);
      Map<String, Object> kinds = new TreeMap<>();
      KINDS.stream().filter(fields::containsKey).forEach(kind -> kinds.put(kind, fields.get(kind)));
      return new Condition(place, message, kinds);
    }
    String bare = NUMBERS.matcher(message).replaceAll("0");
    return new Condition(place, bare.substring(0, Math.min(BEGINNING, bare.length())), Map.of());
  }
}

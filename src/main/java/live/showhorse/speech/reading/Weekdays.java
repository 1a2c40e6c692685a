package live.showhorse.speech.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * The short names of days: in ranges ("Mon-Fri"), before times and dates and with a full stop.
 * Elsewhere they may be other words (sun, so, mer).
 */
final class Weekdays {
  private static final Map<Pattern, String> ENGLISH =
      days(
          "Mon Tues? Wed Thu(?:rs?)? Fri Sat Sun",
          "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
          "\\.?(?=,? (?:\\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))|\\.(?=,| \\p{Ll})",
          " to ");
  private static final Map<Pattern, String> GERMAN =
      days(
          "Mo Di Mi Do Fr Sa So",
          "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
          "\\.(?=,? ?\\d{1,2}(?:[:.]\\d\\d)?(?: ?(?:Uhr|[-–]|bis)|\\. )|,)"
              + "|(?= \\d{1,2}(?:[:.]\\d\\d)? ?(?:[-–]|bis|Uhr|h(?!\\p{L})))",
          " bis ");
  private static final Map<Pattern, String> FRENCH =
      days(
          "lun mar mer jeu ven sam dim",
          "lundi mardi mercredi jeudi vendredi samedi dimanche",
          "\\.(?=,| \\p{L}| ?\\d)",
          " à ");

  private Weekdays() {}

  static String inWords(String text, Language language) {
    String words = text;
    for (Map.Entry<Pattern, String> day : rules(language).entrySet()) {
      words = day.getKey().matcher(words).replaceAll(day.getValue());
    }
    return words;
  }

  private static Map<Pattern, String> rules(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
      case FRENCH -> FRENCH;
      case MANDARIN, CANTONESE, JAPANESE, KOREAN -> Map.of();
    };
  }

  /**
   * @param alone what stands behind a short name that is not in a range
   */
  private static Map<Pattern, String> days(String shorts, String names, String alone, String to) {
    String anyShort = shorts.replace(' ', '|');
    String anyName = names.replace(' ', '|');
    // Between two days a dash or a word: "Sa und So", "Mon, Wed".
    String dash =
        "\\.?(?: ?[-–/&] ?|(?<!lun|mar|mer|jeu|ven|sam|dim), ?| (?:bis|und|oder|to|thru|through|and|or|à|au) )";
    String place =
        "(?:\\.?(?=%s(?:%s|%s)(?!\\p{L}))|(?<=(?:%s|%s)%s\\p{L}{2,5})(?!\\p{L})\\.?|%s)"
            .formatted(dash, anyShort, anyName, anyShort, anyName, dash, alone);
    Map<Pattern, String> rules = new LinkedHashMap<>();
    String[] whole = names.split(" ");
    int at = 0;
    for (String day : shorts.split(" ")) {
      rules.put(Pattern.compile("(?<![\\p{L}\\p{N}]|\\d )" + day + place), whole[at++]);
    }
    rules.put(
        Pattern.compile("(?<=%s) ?[-–] ?(?=(?:%s)(?!\\p{L}))".formatted(anyName, anyName)), to);
    return rules;
  }
}

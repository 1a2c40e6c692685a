package live.showhorse.speech;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import live.showhorse.script.Abbreviation;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.WesternAbbreviations;

/**
 * Abbreviations that espeak-ng spells out letter by letter, or stops after as at a sentence's end.
 */
final class Abbreviations {
  private record Rule(Pattern pattern, String words) {}

  private static final Map<Language, List<Rule>> RULES = rules();

  private Abbreviations() {}

  static String inWords(String text, Language language) {
    String words = WesternAbbreviations.inWords(text, language);
    for (Rule rule : RULES.get(language)) {
      words = rule.pattern().matcher(words).replaceAll(rule.words());
    }
    return words;
  }

  private static Map<Language, List<Rule>> rules() {
    Map<Language, List<Rule>> rules = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      rules.put(
          language,
          Abbreviation.of(language).stream()
              .filter(abbreviation -> !abbreviation.words().isEmpty())
              .map(Abbreviations::rule)
              .toList());
    }
    return rules;
  }

  private static Rule rule(Abbreviation abbreviation) {
    boolean number = abbreviation.kind() == Abbreviation.Kind.NUMBER;
    // "n°5" has its own border
    boolean bordered = abbreviation.pattern().endsWith("(?=\\d)");
    return new Rule(
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])"
                + abbreviation.pattern()
                + (number && !bordered ? "\\s?(?=\\d)" : "")),
        abbreviation.words() + (number && !bordered ? " " : ""));
  }
}

package live.showhorse.speech;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.WesternAbbreviations;

/**
 * Abbreviations that espeak-ng spells out letter by letter, or stops after as at a sentence's end.
 */
final class Abbreviations {
  private record Rule(Pattern pattern, String words) {}

  private static final Map<Language, List<Rule>> RULES =
      Map.of(
          Language.ENGLISH,
          rules(
              "e\\.\\s?g\\.", "for example",
              "i\\.\\s?e\\.", "that is",
              "No\\.\\s?(?=\\d)", "number ",
              "vs\\.", "versus",
              "approx\\.", "approximately",
              "etc\\.", "et cetera",
              "Dr\\.(?=\\s\\p{Lu})", "Doctor",
              "Mr\\.", "Mister",
              "Mrs\\.", "Missis",
              "Ms\\.", "Miz",
              "Prof\\.", "Professor",
              "incl\\.", "including"),
          Language.GERMAN,
          rules(
              "z\\.\\s?B\\.", "zum Beispiel",
              "d\\.\\s?h\\.", "das heißt",
              "u\\.\\s?a\\.", "unter anderem",
              "bzw\\.", "beziehungsweise",
              "ca\\.", "circa",
              "inkl\\.", "inklusive",
              "zzgl\\.", "zuzüglich",
              "Nr\\.\\s?(?=\\d)", "Nummer ",
              "S\\.\\s?(?=\\d)", "Seite ",
              "usw\\.", "und so weiter",
              "evtl\\.", "eventuell",
              "Dr\\.", "Doktor",
              "Prof\\.", "Professor",
              "Std\\.", "Stunden",
              "Stk\\.", "Stück"),
          Language.FRENCH,
          rules(
              "p\\.\\s?ex\\.", "par exemple",
              "M\\.(?=\\s\\p{Lu})", "Monsieur",
              "MM\\.(?=\\s\\p{Lu})", "Messieurs",
              "Dr\\.?(?=\\s\\p{Lu})", "Docteur",
              "[Nn][°o]\\s?(?=\\d)", "numéro ",
              "env\\.", "environ",
              "etc\\.", "et cetera",
              "c\\.-à-d\\.", "c'est-à-dire"));

  private Abbreviations() {}

  static String inWords(String text, Language language) {
    String words = WesternAbbreviations.inWords(text, language);
    for (Rule rule : RULES.getOrDefault(language, List.of())) {
      words = rule.pattern().matcher(words).replaceAll(rule.words());
    }
    return words;
  }

  private static List<Rule> rules(String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      words.put(pairs[at], pairs[at + 1]);
    }
    return words.entrySet().stream()
        .map(
            pair ->
                new Rule(Pattern.compile("(?<![\\p{L}\\p{N}])" + pair.getKey()), pair.getValue()))
        .toList();
  }
}

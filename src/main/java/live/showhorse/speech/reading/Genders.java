package live.showhorse.speech.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The grammatical gender of German and French nouns, for numbers and articles that agree with them:
 * by the common nouns in {@code speech/genders.tsv}, then by their endings.
 */
final class Genders {
  enum Gender {
    MASCULINE,
    FEMININE,
    NEUTER
  }

  /** Shorter nouns end too many words: "Tor" and "Motor". */
  private static final int SHORTEST_HEAD = 4;

  /** Short nouns that are often the last part of a compound. */
  private static final Pattern SHORT_HEAD =
      Pattern.compile(".{4,}(?:rad|tag|tee|zug|hut|set|abo|app|bus|weg|uhr|tür|bar|kit)");

  private static final Map<String, Gender> GERMAN = new HashMap<>();
  private static final Map<String, Gender> FRENCH = new HashMap<>();

  static {
    Map<String, List<String>> rows = Tables.read("genders.tsv");
    add(GERMAN, rows.get("de masculine"), Gender.MASCULINE);
    add(GERMAN, rows.get("de feminine"), Gender.FEMININE);
    add(GERMAN, rows.get("de neuter"), Gender.NEUTER);
    add(FRENCH, rows.get("fr masculine"), Gender.MASCULINE);
    add(FRENCH, rows.get("fr feminine"), Gender.FEMININE);
  }

  private static final Pattern GERMAN_FEMININE =
      Pattern.compile(".+(?:ung|heit|keit|schaft|ion|tät|ik|ur|ei|anz|enz|ie|ette|elle|erie|in|e)");
  private static final Pattern GERMAN_NEUTER =
      Pattern.compile(".+(?:chen|lein|ment|um|ing|tum|nis)");

  private static final Pattern FRENCH_FEMININE =
      Pattern.compile(
          ".+(?:[ts]ion|aison|té|ée|ette|esse|elle|ille|euse|rice|ance|ence|ure|ade|ude|ise|aine|ière|erie|ine|nne|sse|ouche|ogie|ie|ose|ique)");

  private static final Pattern FRENCH_ADJECTIVE =
      Pattern.compile(
          "(?:nouvelle|petite|grande|seule|belle|bonne|première|dernière|ancienne|grosse|vraie|longue|haute|jolie|mini|demi|super)s?");

  private Genders() {}

  /** Of a noun in the singular; a compound has the gender of its last part. */
  static Gender german(String noun) {
    String word = noun.toLowerCase(Locale.ROOT);
    Gender known = GERMAN.get(word);
    if (known == null && SHORT_HEAD.matcher(word).matches()) {
      known = GERMAN.get(word.substring(word.length() - 3));
    }
    for (int at = 1; known == null && at <= word.length() - SHORTEST_HEAD; at++) {
      known = GERMAN.get(word.substring(at));
    }
    if (known != null) {
      return known;
    }
    if (GERMAN_NEUTER.matcher(word).matches()) {
      return Gender.NEUTER;
    }
    return GERMAN_FEMININE.matcher(word).matches() ? Gender.FEMININE : Gender.MASCULINE;
  }

  /** Whether a French noun, or an adjective before it, is feminine; also in the plural. */
  static boolean frenchFeminine(String word, String next) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.matches("(?:mini|demi|super|autre|même|simple|double)s?") && !next.isEmpty()) {
      return frenchFeminine(next, "");
    }
    return FRENCH_ADJECTIVE.matcher(lower).matches() || feminine(lower);
  }

  private static boolean feminine(String noun) {
    String singular = noun.length() > 3 ? noun.replaceFirst("[sx]$", "") : noun;
    Gender gender = FRENCH.getOrDefault(noun, FRENCH.get(singular));
    return gender == null ? FRENCH_FEMININE.matcher(singular).matches() : gender == Gender.FEMININE;
  }

  private static void add(Map<String, Gender> genders, List<String> row, Gender gender) {
    for (String noun : row.getFirst().split(" ")) {
      genders.put(noun.toLowerCase(Locale.ROOT), gender);
    }
  }
}

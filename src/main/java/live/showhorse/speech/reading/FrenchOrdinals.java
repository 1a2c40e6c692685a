package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** French ordinals, and numbers that end in one before a feminine noun ("21 pièces"). */
final class FrenchOrdinals {
  private static final String NUMBERED =
      "(?<!(?i:numéro|page|tome|place|saison|phase|étape|type|taille|chapitre|modèle|chambre|version|niveau|partie|acte|épisode|volume|classe"
          + "|salle|porte|quai|voie|ligne|rang|top|n°) )";

  private FrenchOrdinals() {}

  static void addTo(Rules rules) {
    rules
        .say("(?<![\\d.,])1(?:er|ᵉʳ)(?<s>s?)(?![\\p{L}])", m -> "premier" + m.group("s"))
        .say("(?<![\\d.,])1(?:re|ère|ere)(?<s>s?)(?![\\p{L}])", m -> "première" + m.group("s"))
        .say(
            "(?<![\\d.,])2nde?s?(?![\\p{L}])",
            m -> m.group().replaceFirst("2n", "secon").replaceFirst("2", ""))
        .say(
            "(?<![\\d.,])(?<n>\\d{1,9})(?:e|è|ᵉ|ème|eme|ième)(?<s>s?)(?![\\p{L}])",
            m -> Numerals.frenchOrdinal(m.group("n")).replace("-et-", " et ") + m.group("s"))
        .maybe(
            NUMBERED
                + "(?<![\\d.,:/+−-]|\\d )(?<n>1|(?:\\d{0,3} ?\\d)?[02-68]1)(?<or> (?:ou|à|et) \\d{1,3})? (?=(?<noun>[\\p{Ll}œ]{2,})(?: (?<next>\\p{Ll}{2,}))?)",
            FrenchOrdinals::counted);
  }

  /** Of a number that ends in one, as it stands before a feminine noun; others as they are. */
  static String feminine(String number) {
    return number.matches("1|\\d{0,12}[02-68]1")
        ? Numerals.frenchFeminine(number).replace("-et-", " et ")
        : number;
  }

  private static Optional<String> counted(MatchResult match) {
    String next = match.group("next") == null ? "" : match.group("next");
    if (!Genders.frenchFeminine(match.group("noun"), next)) {
      return Optional.empty();
    }
    String or = match.group("or") == null ? "" : match.group("or");
    return Optional.of(feminine(match.group("n").replace(" ", "")) + or + " ");
  }
}

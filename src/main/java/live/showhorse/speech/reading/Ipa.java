package live.showhorse.speech.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.script.Language;

/**
 * The International Phonetic Alphabet in espeak-ng's own names of phonemes, which depend on the
 * language. English, German and French only: for the others espeak-ng has too few names in common
 * with IPA, or a reading in their own script says all.
 */
final class Ipa {
  /** IPA and name, in pairs; alike in the three languages. */
  private static final String COMMON =
      "ˈ ' ˌ , . | p p b b t t d d k k ɡ g g g f f v v s s z z m m n n l l j j ʃ S ʒ Z ŋ N tʃ tS dʒ dZ ə @";

  private static final Map<Language, Map<String, String>> NAMES =
      Map.of(
          Language.ENGLISH,
          table(
              "iː i: i i ɪ I eɪ eI ɛ E e E æ a ɑː A: ɑ A: ɒ 0 ɔː O: ɔ O: oʊ oU əʊ oU ʊ U uː u: u u: ʌ V ɜː 3: ɜ 3: ɝ 3:"
                  + " ɚ 3 aɪ aI aʊ aU ɔɪ OI h h w w θ T ð D r r ɹ r ɾ t#"),
          Language.GERMAN,
          table(
              "iː i: i i ɪ I yː y: y y: ʏ y eː e: e e: ɛː E: ɛ E øː Y: ø Y: œ W aː A: a a uː u: u u: ʊ U oː o: o o:"
                  + " ɔ O ɐ 3 aɪ aI aʊ aU ɔʏ OY ɔɪ OY h h ç C x x ʁ r r r ʀ r ts ts pf pf w v"),
          Language.FRENCH,
          table(
              "i i y y u u e e ø Y ə @ o o ɛ E œ W ɔ O a a ɑ A ɛ̃ E~ œ̃ W~ ɔ̃ O~ ɑ̃ A~ ʁ r r r ɲ n^ w w ɥ y"));

  private Ipa() {}

  static boolean knows(Language language) {
    return NAMES.containsKey(language);
  }

  /** Empty when a sound is not of the language. */
  static Optional<String> names(String ipa, Language language) {
    Map<String, String> table = NAMES.get(language);
    // Ties between letters (t͡s) say nothing that the pair does not.
    String rest = ipa.replaceAll("[\\s\u0361]", "");
    var names = new StringBuilder();
    while (!rest.isEmpty()) {
      Optional<String> symbol = table.keySet().stream().filter(rest::startsWith).findFirst();
      if (symbol.isEmpty()) {
        return Optional.empty();
      }
      names.append(table.get(symbol.get()));
      rest = rest.substring(symbol.get().length());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names.toString());
  }

  /** Longer symbols first. */
  private static Map<String, String> table(String own) {
    List<String> pairs =
        Stream.of(COMMON, own).flatMap(part -> Arrays.stream(part.split(" "))).toList();
    Map<String, String> names = new LinkedHashMap<>();
    for (int at = 0; at < pairs.size(); at += 2) {
      names.put(pairs.get(at), pairs.get(at + 1));
    }
    return names.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                Map.Entry::getValue,
                (first, again) -> again,
                LinkedHashMap::new));
  }
}

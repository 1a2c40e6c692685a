package live.showhorse.script;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Small words that lean on the next one, behind which nobody stops, and conjunctions, before which
 * people do.
 */
final class LeaningWords {
  private static final Map<Language, Set<String>> LEANING =
      Map.of(
          Language.ENGLISH,
              words(
                  "a an the this that these those my your his her its our their some any each every no"
                      + " of in on at to for from with without by as into onto over under about between"
                      + " through during until per and or but nor than is are was were be been has have"
                      + " had will would can could should may might must do does did not very so too"
                      + " just only more most if when while because which who i we you they he she it"),
          Language.GERMAN,
              words(
                  "der die das den dem des ein eine einen einem einer eines kein keine keinen mein"
                      + " dein sein ihr unser euer unsere ihre seine diese dieser dieses diesen jede"
                      + " jeder jedes in im an am auf aus bei beim bis durch für gegen mit nach ohne"
                      + " um von vom vor zu zum zur über unter zwischen ab seit pro je und oder aber"
                      + " sondern als wie ist sind war wird werden hat haben kann nicht sehr so nur"
                      + " noch auch wenn weil dass wir ich sie er es"),
          Language.FRENCH,
              words(
                  "le la les l un une des du de d au aux à en dans sur sous par pour avec sans chez"
                      + " vers entre mon ton son ma ta sa mes tes ses notre votre nos vos leur leurs ce"
                      + " cet cette ces et ou mais ni que qui dont si est sont a ont été ne pas très"
                      + " plus moins je tu il elle on nous vous ils elles se"),
          Language.KOREAN, words("이 그 저 및 또는 그리고 단 약 총 각 매 제"));

  private static final Map<Language, Set<String>> CONJUNCTIONS =
      Map.of(
          Language.ENGLISH,
              words(
                  "and or but so because while when where which who that if unless until although"
                      + " though since then plus"),
          Language.GERMAN,
              words(
                  "und oder aber sondern denn weil dass damit wenn während bevor nachdem obwohl sowie"
                      + " sodass"),
          Language.FRENCH,
              words(
                  "et ou mais car donc parce lorsque quand si puisque qui que dont où afin pendant"
                      + " puis"),
          Language.KOREAN, words("그리고 또는 하지만 그래서 및"));

  private final String text;
  private final Set<String> leaning;
  private final Set<String> conjunctions;

  LeaningWords(String text, Language language) {
    this.text = text;
    this.leaning = LEANING.getOrDefault(language, Set.of());
    this.conjunctions = CONJUNCTIONS.getOrDefault(language, Set.of());
  }

  /** Whether the word before the space before {@code at} leans on what follows. */
  boolean behind(int at) {
    int end = at;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return leaning.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  /** Whether a conjunction begins at {@code at}. */
  boolean joins(int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return conjunctions.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
  }

  private static Set<String> words(String spaced) {
    return Set.of(spaced.split(" "));
  }
}

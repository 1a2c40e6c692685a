package live.showhorse.speech;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of Open JTalk's text analysis.
 *
 * @param surface as written (numbers in kanji, Latin letters wide)
 * @param particle whether it is a particle: the natural place for a breath is after one
 * @param read whether there is a pronunciation; punctuation and unknown characters have none
 * @param chained whether it belongs to the accent phrase of the word before
 * @param kana how it is pronounced, in katakana; a pause is 、
 */
record JapaneseWord(String surface, boolean particle, boolean read, boolean chained, String kana) {
  private static final Pattern LINE =
      Pattern.compile(
          "^([^,\\n]+),([^,\\n]*),(?:[^,\\n]*,){7}([^,\\n]*),[^,\\n]*,[^,\\n]*,(-?\\d+)$",
          Pattern.MULTILINE);

  /** How the analysis writes a word it has no reading for. */
  private static final String NO_READING = "、";

  static List<JapaneseWord> of(String analysis) {
    return LINE.matcher(analysis)
        .results()
        .map(
            word ->
                new JapaneseWord(
                    word.group(1),
                    word.group(2).equals("助詞"),
                    !word.group(3).equals(NO_READING),
                    word.group(4).equals("1"),
                    word.group(3).replace("’", "")))
        .toList();
  }

  /** A word that is skipped silently although it is not punctuation. */
  boolean unknown() {
    return !read && surface.codePoints().anyMatch(Character::isLetter);
  }
}

package live.showhorse.script;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a text may be cut, from the best places to the worst. Positions are indices of the first
 * char after the cut.
 */
final class CutPlaces {
  /** Kinds of places, best first. */
  enum Kind {
    SENTENCE,
    SEMICOLON,
    COLON,
    CLAUSE,
    CONJUNCTION,
    WORD,
    CHARACTER,
    SPACE,
    ANYWHERE
  }

  private static final String ASIAN_ENDS = "。！？；｡";
  private static final String WESTERN_ENDS = ".!?;…";
  private static final String SEMICOLONS = ";；!?…";
  private static final String COLONS = ":：";
  private static final String ASIAN_CLAUSES = "，、";
  private static final String DASHES = "—–";

  /** Marks that never begin a piece, and small kana, which belong to the kana before. */
  private static final String NEVER_FIRST =
      "!?.,;:%…、。，！？；：％」』）】》〉〕］｝)]}”’»›\"'€‰ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻";

  /** Marks that never end a piece. */
  private static final String NEVER_LAST = "「『（【《〈〔［｛([{„‚“‘«‹¿¡$£¥￥₩#@";

  /** German quotations „end with the mark“ that begins them elsewhere. */
  private static final String GERMAN_CLOSING = "“‘";

  private static final Set<Language> UNSPACED =
      EnumSet.of(Language.MANDARIN, Language.CANTONESE, Language.JAPANESE);

  private final String text;
  private final boolean unspaced;
  private final boolean german;
  private final WholeSpans spans;
  private final LeaningWords leaning;

  /**
   * @param text with no two white spaces in a row
   */
  CutPlaces(String text, Language language) {
    this.text = text;
    this.unspaced = UNSPACED.contains(language);
    this.german = language == Language.GERMAN;
    this.spans = new WholeSpans(text, language);
    this.leaning = new LeaningWords(text, language);
  }

  boolean allows(Kind kind, int at) {
    if (at <= 0 || at >= text.length() || joined(at) || spans.inPause(at)) {
      return false;
    }
    if (kind == Kind.ANYWHERE) {
      return true;
    }
    if (spans.holds(at) || neverFirst(at) || neverLast(at)) {
      return false;
    }
    return switch (kind) {
      case SENTENCE -> afterSentence(at);
      case SEMICOLON -> spaceBefore(at) && follows(SEMICOLONS, at);
      case COLON ->
          follows(COLONS, at) && (spaceBefore(at) || COLONS.indexOf(':') != 0 && wide(at));
      case CLAUSE -> afterClause(at);
      case CONJUNCTION -> spaceBefore(at) && leaning.joins(at) && !leaning.behind(at);
      case WORD -> spaceBefore(at) && !betweenLatinNames(at) && !leaning.behind(at) || bunsetsu(at);
      case CHARACTER -> !(inWord(at - 1) && inWord(at)) && !betweenLatinNames(at);
      case SPACE -> spaceBefore(at);
      case ANYWHERE -> true;
    };
  }

  /** The two chars are one character: a surrogate pair, an accent, an emoji sequence. */
  private boolean joined(int at) {
    int next = text.codePointAt(at);
    int type = Character.getType(next);
    return Character.isLowSurrogate(text.charAt(at))
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT
        || text.charAt(at - 1) == '\u200D';
  }

  private boolean afterSentence(int at) {
    int last = beforeSpaces(at);
    if (last < at - 1 && text.substring(last + 1, at).indexOf('\n') >= 0) {
      return true;
    }
    boolean spaced = last < at - 1;
    while (last >= 0 && closes(last)) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    char mark = text.charAt(last);
    if (ASIAN_ENDS.indexOf(mark) >= 0) {
      return true;
    }
    if (WESTERN_ENDS.indexOf(mark) < 0) {
      return false;
    }
    int next = text.codePointAt(at);
    boolean newSentence = !Character.isLowerCase(next);
    return newSentence && (spaced || ideograph(next) || mark != '.' && Character.isUpperCase(next));
  }

  private boolean afterClause(int at) {
    char last = text.charAt(at - 1);
    if (ASIAN_CLAUSES.indexOf(last) >= 0) {
      return true;
    }
    if (DASHES.indexOf(last) >= 0) {
      return DASHES.indexOf(text.charAt(at)) < 0;
    }
    return spaceBefore(at) && follows("," + ASIAN_CLAUSES + DASHES, at);
  }

  /** A colon in Asian text needs no space after it. */
  private boolean wide(int at) {
    return text.charAt(at - 1) == '：' || ideograph(text.codePointAt(at));
  }

  /** In Japanese a new phrase mostly begins where kana change to kanji or katakana. */
  private boolean bunsetsu(int at) {
    UnicodeScript before = UnicodeScript.of(text.codePointBefore(at));
    UnicodeScript after = UnicodeScript.of(text.codePointAt(at));
    return before == UnicodeScript.HIRAGANA
        && (after == UnicodeScript.HAN || after == UnicodeScript.KATAKANA);
  }

  private boolean follows(String marks, int at) {
    int last = beforeSpaces(at);
    return last >= 0 && marks.indexOf(text.charAt(last)) >= 0;
  }

  private boolean spaceBefore(int at) {
    return Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at));
  }

  private boolean neverFirst(int at) {
    int next = Character.isWhitespace(text.charAt(at)) && at + 1 < text.length() ? at + 1 : at;
    return (NEVER_FIRST.indexOf(text.charAt(next)) >= 0 || germanClosing(next)) && !opens(next);
  }

  private boolean neverLast(int at) {
    int last = beforeSpaces(at);
    return last >= 0
        && (NEVER_LAST.indexOf(text.charAt(last)) >= 0 && !germanClosing(last) || opens(last));
  }

  private boolean germanClosing(int at) {
    return german && GERMAN_CLOSING.indexOf(text.charAt(at)) >= 0;
  }

  /** A straight quotation mark after a space and before a word. */
  private boolean opens(int at) {
    char mark = text.charAt(at);
    return (mark == '"' || mark == '\'')
        && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))
        && at + 1 < text.length()
        && !Character.isWhitespace(text.charAt(at + 1));
  }

  /** "iPhone 15 Pro" in Chinese or Japanese text is one name: cutting characters is better. */
  private boolean betweenLatinNames(int at) {
    int last = beforeSpaces(at);
    return unspaced && spaceBefore(at) && last >= 0 && inWord(last) && inWord(at);
  }

  private int beforeSpaces(int at) {
    int last = at - 1;
    while (last >= 0 && Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    return last;
  }

  /** Quotes, brackets and emoji after the end of a sentence belong to it. */
  private boolean closes(int at) {
    char mark = text.charAt(at);
    int type = Character.getType(text.codePointBefore(at + 1));
    return mark == '"'
        || mark == '\''
        || mark == '*'
        || mark == '_'
        || germanClosing(at)
        || Character.isWhitespace(mark)
        || mark == '\u200D'
        || mark == '\uFE0F'
        || Character.isLowSurrogate(mark)
        || Character.isHighSurrogate(mark)
        || type == Character.END_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_SYMBOL;
  }

  /** Part of a word or number that is written without spaces inside and is not Chinese or kana. */
  private boolean inWord(int at) {
    int point = text.codePointAt(at);
    return Character.isLetterOrDigit(point) && !ideograph(point) || "'’-_.&+/@".indexOf(point) >= 0;
  }

  private static boolean ideograph(int point) {
    UnicodeScript script = UnicodeScript.of(point);
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA;
  }
}

package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Signs that no rule has read: they are said where the language has a word for them, become a pause
 * or a space where they have only a shape, and never reach a voice, which would say "asterisk" or
 * its number. Stateless; any thread.
 */
public final class Leftovers {
  /** Marks that voices take for pauses or skip. */
  private static final String QUIET = ".,!?;:'’\"“”„‘‚«»‹›()-–—…‐‑、。，！？；：（）「」『』【】《》〈〉〔〕・､｡";

  private static final String PAUSES = "/|¦‖│>→⁄／｜";

  /** Inside the names of foreigners and between syllables. */
  private static final String JOINTS = "·•‧";

  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\p{IsLatin}\\d])[\\w-]+(?:\\.[\\w-]+)+(?:/[\\w./?=&%-]*)?");

  private static final Pattern DOUBLED_PAUSE = Pattern.compile("[,，、]\\s*(?=[,，、。.!?！？;；:：])");
  private static final Pattern LEADING = Pattern.compile("^[\\s.,;:!?…·。，、！？；：)）」』”’-]+(?=\\S)");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile("(?<=\\S) +(?=[.,](?:\\s|$))");
  private static final Pattern MARK_BEFORE_WORD =
      Pattern.compile("(?<=[!?;:,])(?=\\p{L})|(?<=\\p{Ll}\\.)(?=\\p{Lu}\\p{Ll})");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private Leftovers() {}

  /**
   * @param text with its figures in words
   * @return empty for a sign of a currency that no table knows
   */
  public static Optional<String> unknownCurrency(String text, Language language) {
    return text.codePoints()
        .filter(point -> Character.getType(point) == Character.CURRENCY_SYMBOL)
        .mapToObj(Character::toString)
        .filter(sign -> SignTable.word(sign, language).isEmpty())
        .findFirst();
  }

  /**
   * @param text with its figures in words
   * @param kept a character of private use that is left as it is
   */
  public static String read(String text, Language language, char kept) {
    var read = new StringBuilder();
    var address = ADDRESS.matcher(text);
    int done = 0;
    while (address.find()) {
      signs(read, text, done, address.start(), language, kept);
      boolean slash =
          Signs.spaced(language) && text.substring(address.start(), address.end()).indexOf('/') > 0;
      if (slash) {
        read.append(address.group().replaceAll("[?=&%_]", " "));
      } else {
        signs(read, text, address.start(), address.end(), language, kept);
      }
      done = address.end();
    }
    signs(read, text, done, text.length(), language, kept);
    return tidy(Signs.greek(read.toString(), language, false), language);
  }

  private static void signs(
      StringBuilder read, String text, int start, int end, Language language, char kept) {
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      if (Character.isLetterOrDigit(point)
          || Character.getType(point) == Character.LETTER_NUMBER // 二〇二六
          || Character.getType(point) == Character.NON_SPACING_MARK
          || point == kept
          || point == ' '
          || QUIET.indexOf(point) >= 0) {
        read.appendCodePoint(point);
      } else if (JOINTS.indexOf(point) >= 0) {
        read.append(Signs.spaced(language) ? " " : "");
      } else if (PAUSES.indexOf(point) >= 0) {
        read.append(between(text, at) ? Signs.pause(language) + " " : " ");
      } else {
        read.append(word(text, at, language));
      }
    }
  }

  private static String word(String text, int at, Language language) {
    String sign = Character.toString(text.codePointAt(at));
    boolean power = sign.equals("²") || sign.equals("³");
    boolean alone =
        power ? !said(text, at - 1) : !said(text, before(text, at)) && !said(text, after(text, at));
    if (alone || sign.equals("<")) {
      return " ";
    }
    return SignTable.word(sign, language)
        .map(word -> Signs.spaced(language) ? " " + word + " " : word)
        .orElse(" ");
  }

  private static boolean between(String text, int at) {
    return said(text, before(text, at)) && said(text, after(text, at));
  }

  private static int before(String text, int at) {
    int last = at - 1;
    while (last >= 0 && text.charAt(last) == ' ') {
      last--;
    }
    return last;
  }

  private static int after(String text, int at) {
    int next = at + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return next;
  }

  private static boolean said(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || Character.isSurrogate(text.charAt(at))
            || Character.getType(text.charAt(at)) == Character.PRIVATE_USE
            || ")）”\"%+".indexOf(text.charAt(at)) >= 0);
  }

  private static String tidy(String text, Language language) {
    String tidy = SPACES.matcher(text).replaceAll(" ").strip();
    tidy = DOUBLED_PAUSE.matcher(tidy).replaceAll("");
    tidy = LEADING.matcher(tidy).replaceFirst("");
    if (Signs.spaced(language)) {
      tidy = SPACE_BEFORE_MARK.matcher(tidy).replaceAll("");
      tidy = MARK_BEFORE_WORD.matcher(tidy).replaceAll(" ");
    } else {
      tidy = tidy.replaceAll("(?<=[，、]) +| +(?=[，、。！？])", "");
    }
    return tidy;
  }
}

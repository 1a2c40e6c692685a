package live.showhorse.speech;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/** The refusals of this package, worded in one place. */
final class SpeechProblems {
  /** Characters named in one problem. */
  private static final int SHOWN = 10;

  private SpeechProblems() {}

  static ProblemException unspeakable(String why) {
    return ProblemException.unprocessable("unspeakable-text", why);
  }

  /**
   * @param characters that no voice of the language reads, each once
   */
  static ProblemException unreadable(Set<String> characters, Language language) {
    String shown =
        characters.stream().limit(SHOWN).collect(Collectors.joining("', '", "'", "'"))
            + (characters.size() > SHOWN ? " and others" : "");
    int first = characters.iterator().next().codePointAt(0);
    UnicodeScript script = UnicodeScript.of(first);
    String named = script == UnicodeScript.COMMON ? "" : " (script " + script + ")";
    String advice =
        Character.getType(first) == Character.CURRENCY_SYMBOL
            ? "write the name of the currency"
            : script == UnicodeScript.HAN && Scripts.han(language)
                ? "write it otherwise or give it a reading in the presenter's lexicon"
                : "write it in the script of that language";
    return unspeakable(
        "The voices for '%s' cannot read %s%s; %s."
            .formatted(language.tag(), shown, named, advice));
  }

  static ProblemException unknownVoice(String voice, Language language, String known) {
    return ProblemException.unprocessable(
        "voice-unknown",
        "There is no voice '%s' for the language '%s'; the voices are: %s."
            .formatted(voice, language.tag(), known));
  }

  static ProblemException tooLong(double seconds, double most, double fastest) {
    return ProblemException.unprocessable(
        "sentence-too-long",
        String.format(
            Locale.ROOT,
            "The sentence takes %.1f s to speak at up to %.2f times the normal speed; a clip holds %.1f s."
                + " Split it into shorter sentences.",
            seconds,
            fastest,
            most));
  }

  /** By an estimate, before a voice is asked. */
  static ProblemException likelyTooLong(double seconds, double most) {
    return ProblemException.unprocessable(
        "sentence-too-long",
        String.format(
            Locale.ROOT,
            "The sentence takes about %.0f s to speak; a clip holds %.1f s. Split it into shorter sentences.",
            seconds,
            most));
  }

  static ProblemException tooManyCharacters(int characters, int most) {
    return ProblemException.unprocessable(
        "sentence-too-long",
        "The sentence has %d characters; one that fits a clip of 8 s has at most %d. Split it into shorter sentences."
            .formatted(characters, most));
  }

  // Not a 503: what is not installed does not come back by itself, and the show must not wait for
  // it
  static ProblemException missing(String what, String debianPackage) {
    return ProblemException.unprocessable(
        "voice-missing",
        "%s is missing on this machine. Install the Debian package %s."
            .formatted(what, debianPackage));
  }

  static ProblemException unavailable(String program, Exception last) {
    return new ProblemException(
        503,
        "speech-unavailable",
        "The speech program %s failed twice on this sentence (%s). Try again later."
            .formatted(program, last.getMessage()),
        last);
  }
}

package live.showhorse.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.SoundReading;

/** Accepts a lexicon as a host gives it; every refusal names the entry. */
public final class LexiconCheck {
  public static final int LONGEST_WORD = 64;
  public static final int LONGEST_READING = 128;

  private LexiconCheck() {}

  /**
   * Trims and normalises the entries (Unicode form C).
   *
   * @param most entries there may be
   * @throws ProblemException 422 {@code lexicon-invalid}
   */
  public static Lexicon checked(List<LexiconEntry> entries, int most) {
    if (entries.size() > most) {
      throw ProblemException.unprocessable(
          "lexicon-invalid",
          "The lexicon has %d entries; at most %d are allowed.".formatted(entries.size(), most));
    }
    List<LexiconEntry> checked = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < entries.size(); at++) {
      LexiconEntry entry = tidy(entries.get(at));
      Optional<String> fault = fault(entry);
      if (fault.isEmpty() && !seen.add(identity(entry))) {
        fault = Optional.of("there is an entry for this word and language already");
      }
      if (fault.isPresent()) {
        throw ProblemException.unprocessable(
            "lexicon-invalid",
            "Entry %d of the lexicon ('%s'): %s."
                .formatted(at + 1, shown(entry.word()), fault.get()));
      }
      checked.add(entry);
    }
    return new Lexicon(checked);
  }

  private static LexiconEntry tidy(LexiconEntry entry) {
    return new LexiconEntry(
        tidy(entry.word()), tidy(entry.reading()), entry.language(), entry.matchCase());
  }

  private static String tidy(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  /** What is wrong with it, as the end of a sentence. */
  private static Optional<String> fault(LexiconEntry entry) {
    if (!sized(entry.word(), LONGEST_WORD)) {
      return Optional.of(
          "the word must have 1 to " + LONGEST_WORD + " characters, one of them a letter or digit");
    }
    if (!sized(entry.reading(), LONGEST_READING)) {
      return Optional.of(
          "the reading must have 1 to "
              + LONGEST_READING
              + " characters, one of them a letter or digit");
    }
    if (SoundReading.ipa(entry.reading())) {
      return ipaFault(entry);
    }
    if (SoundReading.pinyin(entry.reading())) {
      return entry.language().filter(language -> language != Language.MANDARIN).isPresent()
          ? Optional.of("pinyin with tone numbers is only for the language 'zh'")
          : Optional.empty();
    }
    return entry
        .language()
        .filter(language -> !SpokenText.readable(entry.reading(), language))
        .map(
            language ->
                "the voices for '%s' cannot read '%s'; write the reading in the script of that language"
                    .formatted(language.tag(), entry.reading()));
  }

  private static Optional<String> ipaFault(LexiconEntry entry) {
    if (entry.language().filter(SoundReading::ipaSpoken).isEmpty()) {
      return Optional.of(
          "IPA is only for the languages en, de and fr, and the entry must name one of them");
    }
    return SoundReading.marked(entry.reading(), entry.language().get()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "'%s' has a sound that '%s' does not know"
                .formatted(entry.reading(), entry.language().get().tag()));
  }

  private static boolean sized(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        && text.codePoints().anyMatch(Character::isLetterOrDigit)
        && text.codePoints().noneMatch(LexiconCheck::unreadable);
  }

  private static boolean unreadable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String identity(LexiconEntry entry) {
    String word = entry.matchCase() ? entry.word() : entry.word().toLowerCase(Locale.ROOT);
    return word + "\n" + entry.language().map(Language::tag).orElse("") + "\n" + entry.matchCase();
  }

  private static String shown(String word) {
    return word.length() <= 40 ? word : word.substring(0, 40) + "…";
  }
}

package live.showhorse.script.file;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Guesses the charset of a text that is not UTF-8, from what its bytes would say in each of those
 * that programs write in the languages of Showhorse, and from ICU's statistics, which need longer
 * texts. The languages that are expected decide between readings that are equally good.
 *
 * <p>Stateless; any thread.
 */
final class CharsetGuess {
  /** Under this the best reading is no text either. */
  private static final double LEAST = 0.4;

  /** A second reading that is so close makes it a guess that nobody should hear on air. */
  private static final double MARGIN = 0.1;

  private static final int FIRST_OF_THREE_BYTES = 0x800;
  private static final double EXPECTED = 0.6;
  private static final double RELATED = 0.3;
  private static final double STATISTICS = 0.5;

  /** {@code [zh]} before a line, or a cell of its own. */
  private static final Pattern LANGUAGE_NAMED =
      Pattern.compile("(?m)(?:^\\[|[,;\\t|\"]|^)(zh|yue|en|ja|ko|de|fr)(?=[]\",;\\t|\\r\\n]|$)");

  private enum Candidate {
    GB18030(Charsets.GB18030, Repertoire.SIMPLIFIED),
    BIG5(Charsets.BIG5, Repertoire.TRADITIONAL),
    SHIFT_JIS(Charsets.SHIFT_JIS, Repertoire.JAPANESE),
    EUC_JP(Charsets.EUC_JP, Repertoire.JAPANESE),
    EUC_KR(Charsets.EUC_KR, Repertoire.KOREAN),
    WINDOWS_1252(Charsets.WINDOWS_1252, Repertoire.LATIN),
    MACINTOSH(Charsets.MACINTOSH, Repertoire.LATIN),
    DOS_850(Charsets.DOS_850, Repertoire.LATIN);

    final Charset charset;
    final Repertoire repertoire;

    Candidate(Charset charset, Repertoire repertoire) {
      this.charset = charset;
      this.repertoire = repertoire;
    }
  }

  private record Reading(Charset charset, double plausibility, double score) {}

  private CharsetGuess() {}

  /**
   * @param bytes not UTF-8, not UTF-16, without a byte order mark
   * @param usual language of the text unless it names others
   * @return empty when nothing fits well, or two fit equally well
   */
  static Optional<Charset> of(byte[] bytes, Language usual) {
    Set<Language> expected = named(bytes, usual);
    CharsetMatch[] statistics = statistics(bytes);
    List<Reading> readings = new ArrayList<>();
    for (Candidate candidate : Candidate.values()) {
      Charsets.strictly(candidate.charset, bytes, 0)
          .ifPresent(
              text -> {
                double plausibility = candidate.repertoire.plausibility(text);
                if (plausibility >= LEAST) {
                  readings.add(
                      new Reading(
                          candidate.charset,
                          plausibility,
                          plausibility
                              + prior(candidate.repertoire, expected)
                              + STATISTICS * confidence(statistics, candidate.charset)));
                }
              });
    }
    readings.sort(Comparator.comparingDouble(Reading::score).reversed());
    boolean open =
        readings.size() > 1 && readings.get(0).score() - readings.get(1).score() < MARGIN;
    return readings.isEmpty() || open ? Optional.empty() : Optional.of(readings.get(0).charset());
  }

  /**
   * Whether bytes are UTF-8 only by chance: a word or two in a charset of East Asia may be, and
   * then give letters of Greek, Cyrillic or Arabic, and none of East Asia.
   *
   * @param text what they say in UTF-8
   */
  static boolean byChance(String text, byte[] bytes, Language usual) {
    boolean eastern =
        named(bytes, usual).stream()
            .anyMatch(
                language ->
                    switch (language) {
                      case MANDARIN, CANTONESE, JAPANESE, KOREAN -> true;
                      case ENGLISH, GERMAN, FRENCH -> false;
                    });
    return eastern
        && text.chars().allMatch(c -> c < FIRST_OF_THREE_BYTES)
        && Repertoire.LATIN.plausibility(text) < 0;
  }

  private static double prior(Repertoire repertoire, Set<Language> expected) {
    return expected.stream()
        .mapToDouble(
            language ->
                switch (language) {
                  case MANDARIN -> chinese(repertoire, Repertoire.SIMPLIFIED);
                  case CANTONESE -> chinese(repertoire, Repertoire.TRADITIONAL);
                  case JAPANESE -> repertoire == Repertoire.JAPANESE ? EXPECTED : 0;
                  case KOREAN -> repertoire == Repertoire.KOREAN ? EXPECTED : 0;
                  case GERMAN, FRENCH -> repertoire == Repertoire.LATIN ? EXPECTED : 0;
                  case ENGLISH -> repertoire == Repertoire.LATIN ? RELATED : 0;
                })
        .max()
        .orElse(0);
  }

  private static double chinese(Repertoire repertoire, Repertoire usual) {
    if (repertoire == usual) {
      return EXPECTED;
    }
    return repertoire == Repertoire.SIMPLIFIED || repertoire == Repertoire.TRADITIONAL
        ? RELATED
        : 0;
  }

  /**
   * All these charsets have ASCII at its place, so tags can be read without knowing which it is.
   */
  private static Set<Language> named(byte[] bytes, Language usual) {
    Set<Language> named = EnumSet.noneOf(Language.class);
    var matcher = LANGUAGE_NAMED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      named.add(Language.of(matcher.group(1)));
    }
    return named.isEmpty() ? EnumSet.of(usual) : named;
  }

  private static CharsetMatch[] statistics(byte[] bytes) {
    var detector = new CharsetDetector();
    detector.setText(bytes);
    return detector.detectAll();
  }

  private static double confidence(CharsetMatch[] statistics, Charset charset) {
    for (CharsetMatch match : statistics) {
      if (Charsets.named(match.getName()).filter(charset::equals).isPresent()) {
        return match.getConfidence() / 100.0;
      }
    }
    return 0;
  }
}

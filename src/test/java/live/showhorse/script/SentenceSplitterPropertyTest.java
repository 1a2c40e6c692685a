package live.showhorse.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every text, shown on texts thrown together from difficult parts. */
class SentenceSplitterPropertyTest {
  private static final int TEXTS = 100;
  private static final String NOISE = " .,!?\"'()0a1b。、「」€%-";

  /** Whole in every language. */
  private static final List<String> WHOLE =
      List.of(
          "$1,299.99",
          "1.299,00 €",
          "₩39,000",
          "¥3.980",
          "3.5",
          "20 %",
          "20:15",
          "50-100",
          "https://example.com/a.b?c=d",
          "shop@example.com",
          "2026-11-20",
          "36–44",
          "160-175 cm",
          "S/M/L/XL",
          "1'000.50");

  private static final Map<Language, List<String>> WORDS =
      Map.of(
          Language.ENGLISH,
              List.of(
                  "phone",
                  "Tonight",
                  "extraordinary",
                  "I",
                  "well-known",
                  "it's",
                  "Dr. Lee",
                  "e.g. this",
                  "approx. ten",
                  "Dec. 9"),
          Language.GERMAN,
              List.of(
                  "Straße",
                  "und",
                  "Gesundheitsvorsorge",
                  "Öl",
                  "z. B. hier",
                  "Nr. 5",
                  "S. 12",
                  "am 3. Mai",
                  "3 Mio. Geräte",
                  "der 3. Reihe"),
          Language.FRENCH,
              List.of(
                  "l'été",
                  "aujourd'hui",
                  "et",
                  "Noël",
                  "M. Dupont",
                  "p. ex. ici",
                  "« oui »",
                  "n° 5"),
          Language.KOREAN, List.of("안녕하세요", "제품을", "오늘", "iPhone", "정말", "드립니다"),
          Language.MANDARIN, List.of("直播间", "今天", "的", "三千九百八十元", "iPhone", "打3.5折", "（限时）", "好"),
          Language.CANTONESE, List.of("直播間", "今日", "嘅", "三千九百八十蚊", "iPhone", "「真係」", "好"),
          Language.JAPANESE,
              List.of("こんにちは", "商品", "を", "チョコレート", "ちょっと", "三千九百八十円", "iPhone", "「はい」"));

  private static final List<String> MARKS =
      List.of(
          ".", "!", "?", "...", ";", ":", ",", " —", "。", "！", "？", "；", "……", "，", "、", ".\"",
          "!)", "🎉", "\n");

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingIsLostAndEveryPieceFits(Language language) {
    for (int seed = 0; seed < TEXTS; seed++) {
      String text = text(language, new Random(seed));
      List<String> pieces = SentenceSplitter.split(text, language);
      assertThat(squeezed(String.join("", pieces))).as("seed %d", seed).isEqualTo(squeezed(text));
      for (String piece : pieces) {
        assertThat(piece).as("seed %d of %s", seed, text).isNotBlank().isEqualTo(piece.strip());
        assertThat(new SpokenLength(piece, language, 1).seconds(0, piece.length()))
            .as("seed %d: %s", seed, piece)
            .isLessThanOrEqualTo(9);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void numbersPricesAndAddressesStayWhole(Language language) {
    for (int seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      String whole = WHOLE.get(random.nextInt(WHOLE.size()));
      String text = text(language, random) + " " + whole + " " + text(language, random);
      assertThat(SentenceSplitter.split(text, language))
          .as("seed %d: %s in %s", seed, whole, text)
          .anyMatch(piece -> piece.contains(whole));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noiseDoesNoHarm(Language language) {
    for (int seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      String noise =
          IntStream.range(0, random.nextInt(300))
              .map(
                  at ->
                      random.nextInt(4) == 0
                          ? random.nextInt(0x1F900)
                          : NOISE.charAt(random.nextInt(NOISE.length())))
              .filter(point -> !Character.isSurrogate((char) point) || point > 0xFFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(squeezed(String.join("", SentenceSplitter.split(noise, language))))
          .as("seed %d", seed)
          .isEqualTo(squeezed(noise));
    }
  }

  private static String text(Language language, Random random) {
    boolean spaced =
        language != Language.MANDARIN
            && language != Language.CANTONESE
            && language != Language.JAPANESE;
    var text = new StringBuilder();
    int words = 1 + random.nextInt(60);
    for (int at = 0; at < words; at++) {
      List<String> from = random.nextInt(6) == 0 ? WHOLE : WORDS.get(language);
      text.append(from.get(random.nextInt(from.size())));
      if (random.nextInt(5) == 0) {
        text.append(MARKS.get(random.nextInt(MARKS.size())));
      }
      text.append(spaced || random.nextInt(8) == 0 || from == WHOLE ? " " : "");
    }
    return text.toString();
  }

  private static String squeezed(String text) {
    return text.codePoints()
        .filter(point -> !Character.isWhitespace(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

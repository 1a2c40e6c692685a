package live.showhorse.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceSplitterTest {
  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsCutWhereASpeakerOfItsLanguageStops(
      String language, String text, List<String> pieces) {
    assertThat(SentenceSplitter.split(text, Language.of(language))).isEqualTo(pieces);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        // English
        of(
            "en",
            "We are live again tonight. This is the new phone! Would you like to have it?",
            "We are live again tonight.",
            "This is the new phone!",
            "Would you like to have it?"),
        of("en", "Hi! Welcome to the show tonight.", "Hi! Welcome to the show tonight."),
        of(
            "en",
            "It costs only $1,299.99 today. That is 3.5 times less than before.",
            "It costs only $1,299.99 today.",
            "That is 3.5 times less than before."),
        of(
            "en",
            "Ask Dr. Smith or Mrs. Lee for it. They know everything about it.",
            "Ask Dr. Smith or Mrs. Lee for it.",
            "They know everything about it."),
        of(
            "en",
            "Take a small one, e.g. No. 5 from vol. 2. It fits in every bag.",
            "Take a small one, e.g. No. 5 from vol. 2.",
            "It fits in every bag."),
        of(
            "en",
            "It is made in the U.S. and sold at 9 p.m. tonight for everyone.",
            "It is made in the U.S. and sold at 9 p.m. tonight for everyone."),
        of(
            "en",
            "\"Is this really true?\" she asked us. \"Yes, it is true.\" He smiled at her.",
            "\"Is this really true?\" she asked us.",
            "\"Yes, it is true.\"",
            "He smiled at her."),
        of(
            "en",
            "Order at www.example.com/a.b?c=1. We ship to you today.",
            "Order at www.example.com/a.b?c=1.",
            "We ship to you today."),
        of(
            "en",
            "Line one has no full stop\nLine two has none either",
            "Line one has no full stop",
            "Line two has none either"),
        of(
            "en",
            "Wait for it... it is coming (really!). And here it is at last.",
            "Wait for it... it is coming (really!).",
            "And here it is at last."),
        of(
            "en",
            "It ships on Dec. 9, 2026. Ask Mr. Lee in St. Louis about approx. 30 of them.",
            "It ships on Dec. 9, 2026.",
            "Ask Mr. Lee in St. Louis about approx. 30 of them."),
        of(
            "en",
            "This drink contains vitamin C. It helps you stay well all winter.",
            "This drink contains vitamin C.",
            "It helps you stay well all winter."),
        of(
            "en",
            "The factory opened in 1962; the 1974 model sold for $300, and it still works today.",
            "The factory opened in 1962;",
            "the 1974 model sold for $300, and it still works today."),
        // German
        of("de", "Schon 2 Mrd. € Umsatz.", "Schon 2 Mrd. € Umsatz."),
        of(
            "de",
            "Im 1. Stock, in der 3. Reihe, ganz links. Dort steht es heute noch.",
            "Im 1. Stock, in der 3. Reihe, ganz links.",
            "Dort steht es heute noch."),
        of(
            "de",
            "Schon 4 Mio. Geräte verkauft, ab 3 Mio. Euro Umsatz.",
            "Schon 4 Mio. Geräte verkauft, ab 3 Mio. Euro Umsatz."),
        of(
            "de",
            "Die Marke gibt es seit 1985. Baujahr 1999.",
            "Die Marke gibt es seit 1985.",
            "Baujahr 1999."),
        of(
            "de",
            "Davon gibt es noch genau 5. Greifen Sie also schnell zu!",
            "Davon gibt es noch genau 5.",
            "Greifen Sie also schnell zu!"),
        of("de", "Größen S/M/L/XL, 36–44, 160-175 cm.", "Größen S/M/L/XL, 36–44,", "160-175 cm."),
        of(
            "de",
            "Guten Abend, liebe Zuschauer! Heute zeigen wir etwas Neues. Was ist es?",
            "Guten Abend, liebe Zuschauer!",
            "Heute zeigen wir etwas Neues. Was ist es?"),
        of(
            "de",
            "Es kostet 1.299,00 € oder weniger. Das ist wirklich günstig.",
            "Es kostet 1.299,00 € oder weniger.",
            "Das ist wirklich günstig."),
        of(
            "de",
            "Das steht z. B. auf S. 12 von Dr. Müller, bzw. in Nr. 5. Bitte lesen Sie es dort nach.",
            "Das steht z. B. auf S. 12 von Dr. Müller, bzw. in Nr. 5.",
            "Bitte lesen Sie es dort nach."),
        of(
            "de",
            "Wir senden am 24. Dezember um 20:15 Uhr. Schalten Sie ein!",
            "Wir senden am 24. Dezember um 20:15 Uhr.",
            "Schalten Sie ein!"),
        of(
            "de",
            "„Ist das denn wirklich wahr?“ Ja, das ist wirklich wahr.",
            "„Ist das denn wirklich wahr?“",
            "Ja, das ist wirklich wahr."),
        // French
        of(
            "fr",
            "Bonsoir à tous et à toutes ! Voici le nouveau parfum. Il vous plaît ?",
            "Bonsoir à tous et à toutes !",
            "Voici le nouveau parfum. Il vous plaît ?"),
        of(
            "fr",
            "M. Dupont vend le n° 5 à 1 299,00 €. C'est une très bonne affaire.",
            "M. Dupont vend le n° 5 à 1 299,00 €.",
            "C'est une très bonne affaire."),
        of(
            "fr",
            "Appelez le 01 23 45 67 89 pour 20 % de moins. Merci beaucoup à vous.",
            "Appelez le 01 23 45 67 89 pour 20 % de moins.",
            "Merci beaucoup à vous."),
        of(
            "fr",
            "« C'est vraiment possible ? » Oui, c'est tout à fait possible.",
            "« C'est vraiment possible ? »",
            "Oui, c'est tout à fait possible."),
        of(
            "fr",
            "Voyez p. ex. l'av. Foch, n. 5, fruits, légumes, etc. en promotion. Il arrive bientôt, c'est sûr et certain.",
            "Voyez p. ex. l'av. Foch, n. 5, fruits, légumes, etc. en promotion.",
            "Il arrive bientôt, c'est sûr et certain."),
        // Korean
        of(
            "ko",
            "여러분 안녕하세요! 오늘은 새 제품을 소개합니다. 마음에 드시나요?",
            "여러분 안녕하세요!",
            "오늘은 새 제품을 소개합니다.",
            "마음에 드시나요?"),
        of("ko", "가격은 ₩39,000입니다. 배송비는 무료입니다.", "가격은 ₩39,000입니다.", "배송비는 무료입니다."),
        of("ko", "www.shop.co.kr 방문하세요. 네.", "www.shop.co.kr 방문하세요. 네."),
        // Mandarin
        of(
            "zh",
            "大家晚上好！欢迎来到直播间。你们喜欢这个吗？我们开始吧……先看第一款；它真的很轻。",
            "大家晚上好！",
            "欢迎来到直播间。",
            "你们喜欢这个吗？",
            "我们开始吧……",
            "先看第一款；",
            "它真的很轻。"),
        of("zh", "现在只要¥3.980，打3.5折！“真的假的？”当然是真的。", "现在只要¥3.980，打3.5折！", "“真的假的？”", "当然是真的。"),
        of("zh", "版本是V2.0.1，很好用。iPhone 15 Pro Max也有。", "版本是V2.0.1，很好用。", "iPhone 15 Pro Max也有。"),
        of("zh", "你好！欢迎大家来。", "你好！欢迎大家来。"),
        // Cantonese
        of("yue", "大家好呀各位朋友！今日有好嘢介紹。你哋鍾唔鍾意呀？", "大家好呀各位朋友！", "今日有好嘢介紹。", "你哋鍾唔鍾意呀？"),
        of("yue", "原價$1,299.99。「真係咁平呀？」係呀真係㗎。", "原價$1,299.99。", "「真係咁平呀？」", "係呀真係㗎。"),
        // Japanese
        of("ja", "皆さんこんばんは！今日は新しい商品です。お気に召しましたか？", "皆さんこんばんは！", "今日は新しい商品です。", "お気に召しましたか？"),
        of(
            "ja",
            "税込¥3,980（送料込み）です。「本当にお得ですね。」はい、そうです。",
            "税込¥3,980（送料込み）です。",
            "「本当にお得ですね。」",
            "はい、そうです。"),
        of("ja", "iPhone 15 Proは3.5倍速いです。どうぞ。", "iPhone 15 Proは3.5倍速いです。どうぞ。"));
  }

  private static Arguments of(String language, String text, String... pieces) {
    return Arguments.of(language, text, List.of(pieces));
  }

  @Test
  void aLongSentenceIsCutAtItsClauses() {
    assertThat(
            SentenceSplitter.split(
                "Our best-selling headphones, with active noise cancelling, thirty hours of battery,"
                    + " and a soft carrying case, are available in black and white.",
                Language.ENGLISH))
        .hasSize(2)
        .first()
        .asString()
        .endsWith(",");
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void nobodyStopsBehindAnArticleOrAPreposition(String language, String text, String leaning) {
    assertThat(SentenceSplitter.split(text, Language.of(language)))
        .hasSizeGreaterThan(1)
        .noneMatch(piece -> piece.matches(".*\\b(?:" + leaning + ")"));
  }

  static Stream<Arguments> longTexts() {
    return Stream.of(
        Arguments.of(
            "en",
            "we are so happy to present the finest selection of handmade leather goods from the"
                + " oldest workshop in the heart of the city of Florence on the banks of the Arno",
            "the|a|of|in|on|from|to|so"),
        Arguments.of(
            "de",
            "wir freuen uns sehr Ihnen heute Abend die schönsten handgemachten Lederwaren aus der"
                + " ältesten Werkstatt im Herzen der Stadt Florenz zeigen zu dürfen",
            "die|der|aus|im|zu|und"),
        Arguments.of(
            "fr",
            "nous sommes très heureux de vous présenter ce soir la plus belle sélection de sacs en"
                + " cuir faits à la main dans le plus ancien atelier au cœur de la ville de Florence"
                + " sur les bords de l'Arno",
            "de|la|le|les|ce|en|à|dans|au|sur"));
  }

  @Test
  void aColonIsABetterPlaceThanAComma() {
    assertThat(
            SentenceSplitter.split(
                "We have it in many colours, and here they are for you tonight:"
                    + " white, black, silver, green, rose gold and a very deep ocean blue.",
                Language.ENGLISH))
        .hasSize(2)
        .first()
        .asString()
        .endsWith("tonight:");
  }

  @Test
  void aSentenceWithoutPunctuationIsCutBetweenWords() {
    String text =
        "this sentence has no punctuation at all and it keeps going on and on and on because the"
            + " speaker never takes a breath and never stops talking about the price of $1,299.99";
    List<String> pieces = SentenceSplitter.split(text, Language.ENGLISH);
    assertThat(pieces).hasSizeBetween(2, 3);
    assertThat(String.join(" ", pieces)).isEqualTo(text);
    assertThat(pieces.getLast()).endsWith("$1,299.99");
  }

  @Test
  void chineseWithoutPunctuationIsCutBetweenCharactersButNotInNumbersAndLatinNames() {
    List<String> pieces =
        SentenceSplitter.split(
            "这款精华液采用天然成分两周就能看到效果今天下单满三千九百八十元立刻享受八折优惠数量有限先到先得"
                + "iPhone 15 Pro Max也可以一起购买哦价格是¥5,999元不要错过这个机会",
            Language.MANDARIN);
    assertThat(pieces).hasSize(3);
    assertThat(pieces).anyMatch(piece -> piece.contains("三千九百八十元"));
    assertThat(pieces).anyMatch(piece -> piece.contains("iPhone 15 Pro Max"));
    assertThat(pieces).anyMatch(piece -> piece.contains("¥5,999元"));
  }

  @Test
  void japaneseNeverBeginsAPieceWithASmallKanaOrALongMark() {
    List<String> pieces =
        SentenceSplitter.split("ちょっとチャーシューチョコレートケーキしゅっぱつ".repeat(8), Language.JAPANESE);
    assertThat(pieces).hasSizeGreaterThan(3);
    assertThat(pieces).noneMatch(piece -> "ーゃゅょっャュョッ".indexOf(piece.charAt(0)) >= 0);
  }

  @Test
  void aWordThatIsTooLongForAnyClipIsCutInside() {
    List<String> pieces = SentenceSplitter.split("a".repeat(500), Language.ENGLISH);
    assertThat(pieces).hasSizeGreaterThan(3);
    assertThat(String.join("", pieces)).isEqualTo("a".repeat(500));
  }

  @Test
  void anEmojiStaysWithItsSentence() {
    assertThat(
            SentenceSplitter.split(
                "What a great price! 🎉🎉 Take two of them now.", Language.ENGLISH))
        .hasSize(2)
        .allMatch(piece -> piece.codePoints().anyMatch(Character::isLetter));
  }

  @Test
  void aTextWithNothingToSayIsOnePiece() {
    assertThat(SentenceSplitter.split(" 🎉 !!! ", Language.ENGLISH)).containsExactly("🎉 !!!");
  }

  @Test
  void aBlankTextHasNoPieces() {
    assertThat(SentenceSplitter.split(" \n\t ", Language.KOREAN)).isEmpty();
  }

  @Test
  void aBookIsCutInTimeThatGrowsWithItsLength() {
    String book = "Numbers like 1,2,3 and e.g. names. ".repeat(3_000) + "x.".repeat(20_000);
    long started = System.nanoTime();
    assertThat(SentenceSplitter.split(book, Language.ENGLISH)).hasSizeGreaterThan(3_000);
    assertThat((System.nanoTime() - started) / 1e9).isLessThan(10);
  }
}

package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.showhorse.media.Grid;
import live.showhorse.script.Language;
import live.showhorse.script.SentenceSplitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimate of the splitter against the clock of the real voices. */
class ScriptSpokenTest {
  /** Prices, dates, Latin names, and a sentence that never takes a breath. */
  private static final Map<Language, String> SCRIPTS =
      Map.of(
          Language.ENGLISH,
          "Hi! Our best-selling headphones, with active noise cancelling, thirty hours of battery, and a soft"
              + " carrying case, come in four colours: black, white, silver and rose gold. They cost $1,299.99"
              + " instead of $1,599.50, e.g. for Dr. Smith. this sentence has no punctuation and keeps going on"
              + " and on because the speaker never takes a breath and never stops talking about 4,500 things.",
          Language.GERMAN,
          "Guten Abend! Die Kopfhörer haben dreißig Stunden Akkulaufzeit, eine weiche Tasche und aktive"
              + " Geräuschunterdrückung, und sie kosten z. B. bei Dr. Müller 1.299,00 € statt 1.599,99 €. Die"
              + " Geschwindigkeitsbegrenzung der Straßenverkehrsordnung überrascht Donaudampfschifffahrtsgesellschaften"
              + " am 24. Dezember um 20:15 Uhr auf S. 12 genauso wie alle anderen Menschen in diesem schönen Land.",
          Language.FRENCH,
          "Bonsoir ! Le casque offre trente heures d'autonomie, une housse souple, et une réduction active du"
              + " bruit, pour seulement 1 299,99 € au lieu de 1 599,00 €. M. Dupont vous attend au 01 23 45 67 89 et"
              + " il vous dira tout ce que vous avez toujours voulu savoir sur ce magnifique produit sans jamais"
              + " reprendre son souffle parce qu'il est vraiment passionné par son métier depuis toujours.",
          Language.KOREAN,
          "안녕하세요! 이 헤드폰은 서른 시간 배터리와 부드러운 가방, 그리고 소음 제거 기능이 있습니다. 정가"
              + " ₩1,299,000 제품을 ₩899,900에 드립니다. 이 제품은 정말 좋은 제품이고 가격도 정말 저렴해서 오늘 꼭 구매하셔야"
              + " 하는 제품이며 배송비도 무료이고 사은품도 드리고 추가 할인도 20% 해 드립니다.",
          Language.MANDARIN,
          "你好！这副耳机续航三十小时，配有柔软的收纳包，还有主动降噪功能，原价¥1,299.99，现在只要¥899，打3.5折！"
              + "iPhone 15 Pro Max和USB-C数据线一起买，再省20%。这款精华液采用天然成分两周就能看到效果今天下单满三千九百八十元"
              + "立刻享受八折优惠数量有限先到先得千万不要错过这个难得的好机会",
          Language.CANTONESE,
          "你好！呢副耳機可以用三十個鐘，有軟身袋，仲有主動降噪功能，原價$1,299.99，而家只要$899！iPhone 15 Pro"
              + "同USB-C線一齊買，再慳20%。呢款精華液用天然成分製造兩個星期就見到效果今日落單滿三千九百八十蚊即刻有八折優惠"
              + "數量有限先到先得千祈唔好錯過呢個難得嘅好機會",
          Language.JAPANESE,
          "こんにちは！このヘッドホンは三十時間使えて、柔らかいケースが付いています。定価¥12,999を¥8,980でご提供します。"
              + "この美容液は天然成分で作られていて二週間で効果が現れますので今すぐ三千九百八十円でお求めいただけるこの機会を"
              + "どうぞお見逃しなくお電話でもインターネットでも受け付けております");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyPieceOfAScriptFitsAClip(Language language) {
    List<String> pieces = SentenceSplitter.split(SCRIPTS.get(language), language);
    assertThat(pieces).hasSizeBetween(4, 10);
    try (var voices = new Voices(SpeechFixture.config())) {
      for (String piece : pieces) {
        assertThat(voices.speak(Utterance.of(piece, language, "")).pcm().length / Grid.UNIT_SAMPLES)
            .as(piece)
            .isLessThanOrEqualTo(25);
      }
    }
  }
}

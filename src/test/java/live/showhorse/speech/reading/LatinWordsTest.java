package live.showhorse.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh  | 买iPhone 15 Pro送USB-C线   | 买iPhone 十五 pro送U S B C线
          zh  | SK-II神仙水                | S K two神仙水
          zh  | L'Oréal和NIKE              | lo ray al和nikey
          zh  | 5G手机配A4纸               | 五G手机配eigh四纸
          zh  | 支持Wi-Fi和HDMI            | 支持why fye和H D M I
          zh  | LED灯，IPS屏               | L E D灯，I P S屏
          zh  | BUY ONE，SUPER SALE        | buy one，super sale
          zh  | 7-Eleven和3M               | seven eleven和three M
          yue | 買NIKE同USB-C線            | 買nikey同U S B C線
          ja  | iPhoneとUSB-Cケーブル      | アイフォンとユーエスビーシーケーブル
          ja  | SK-IIとNIKE                | エスケーツーとナイキ
          ja  | 5G対応、A4サイズ           | ファイブジー対応、エー4サイズ
          ja  | L'OréalとLED               | ロレアルとエルイーディー
          ko  | 아이폰과 NIKE, USB-C       | 아이폰과 나이키, 유에스비 씨
          ko  | SK-II와 LED, 5G            | 에스케이투와 엘이디, 파이브 지
          ko  | A4 용지, Wi-Fi             | 에이 포 용지, 와이파이
          en  | NIKE and USB-C             | nikey and U S B C
          en  | A VIP offer: I like LEDs.  | A V I P offer: I like LEDs.
          en  | BUY ONE NOW                | BUY ONE NOW
          de  | das iPhone mit USB-C, LED  | das Ei-Foun mit U S B C, L E D
          de  | Wir sind TÜV-geprüft       | Wir sind TÜV-geprüft
          fr  | un iPhone, prix TTC        | un aïe fone, prix T T C
          fr  | L'Oréal en VIP             | L'Oréal en V I P
          """)
  void areReadOrSpelled(String tag, String written, String said) {
    Language language = Language.of(tag);
    String named = LatinWords.namesRead(written, language);
    String read = LatinWords.capitalsRead(Figures.inWords(named, language), language);
    assertThat(LatinWords.forVoice(read)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s iː ɹ ə m           | シーラム
          k ɹ iː m             | クリーム
          b æ ɡ                | バッグ
          s m ɑːɹ t            | スマート
          f oʊ n               | フォーン
          tʃ ɑː k l ə t        | チョクラト
          dʒ ʌ m p             | ジャンプ
          """)
  void anyOtherEnglishWordIsPutIntoKatakanaByItsSound(String phonemes, String katakana) {
    assertThat(Katakana.of(List.of(phonemes.split(" ")))).isEqualTo(katakana);
  }

  @Test
  void onlyLatinWordsBecomeKatakana() {
    assertThat(Katakana.read("新しいcreamです", word -> List.of("k", "ɹ", "iː", "m")))
        .isEqualTo("新しいクリームです");
  }
}

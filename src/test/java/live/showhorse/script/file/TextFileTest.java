package live.showhorse.script.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes become the text that somebody wrote, or are refused. */
class TextFileTest {
  private static final String MANDARIN = "text,language\r\n欢迎来到直播间。,zh\r\n";

  /** Charset it is in | language of the channel | the text | name of what it is read as. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GBK|zh|欢迎来到直播间。|GB18030",
        "GBK|zh|好茶|GB18030",
        "GBK|zh|碧螺春250克只要68元|GB18030",
        "GBK|zh|普洱茶饼|GB18030",
        "GBK|zh|毛尖|GB18030",
        "GB18030|zh|𠮷祥如意，欢迎你们|GB18030",
        "GBK|de|Sorte;zh;欢迎来到直播间|GB18030",
        "Big5|yue|龍井茶葉|Big5",
        "Big5|zh|歡迎來到直播間，今晚有優惠|Big5",
        "Big5-HKSCS|yue|今日特價只需六十八蚊，啱晒你哋|Big5",
        "GB18030|yue|歡迎嚟到直播間，今晚有優惠！|GB18030",
        "windows-31j|ja|抹茶|Shift_JIS",
        "windows-31j|ja|本日限定の特別価格です①|Shift_JIS",
        "windows-31j|ja|ﾊﾝｶｸ カナ|Shift_JIS",
        "windows-31j|zh|ようこそ、お茶の時間へ。|Shift_JIS",
        "EUC-JP|ja|カップとポットのセット|EUC-JP",
        "ISO-2022-JP|ja|ようこそ、お茶の時間へ。|ISO-2022-JP",
        "x-windows-949|ko|녹차|EUC-KR",
        "x-windows-949|ko|찻잔 뷁|EUC-KR",
        "x-windows-949|en|ko;어서 오세요, 오늘의 차입니다.|EUC-KR",
        "windows-1252|de|Schöne Grüße|windows-1252",
        "windows-1252|de|Nur 24,90 €|windows-1252",
        "windows-1252|de|ÜBERRASCHUNG: GRÖSSE|windows-1252",
        "windows-1252|en|It’s “here” – now|windows-1252",
        "windows-1252|en|20°C|windows-1252",
        "windows-1252|fr|À bientôt, l’été est là : 12,90 €|windows-1252",
        "windows-1252|fr|œuf|windows-1252",
        "x-MacRoman|de|Größe|macintosh",
        "x-MacRoman|fr|À bientôt, l’été est là|macintosh",
        "IBM850|de|Größe|IBM850"
      })
  void aCharsetThatNobodyDeclaredIsFound(
      String charset, String channel, String text, String readAs) {
    DecodedText read =
        TextFile.read(encoded(text, charset), Optional.empty(), Language.of(channel));

    assertThat(read).isEqualTo(new DecodedText(text, readAs, true));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE",
    "UTF-16BE",
  })
  void utf16WithoutAByteOrderMarkIsFound(String charset) {
    for (String text : new String[] {MANDARIN, "Hello, there.", "大家好一起来\n", "一\n大家好\n"}) {
      assertThat(TextFile.read(encoded(text, charset), Optional.empty(), Language.MANDARIN))
          .isEqualTo(new DecodedText(text, charset, true));
      assertThat(TextFile.read(encoded(text, charset), Optional.of("utf-16"), Language.MANDARIN))
          .extracting(DecodedText::text)
          .isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void aByteOrderMarkIsNoGuessAndNotPartOfTheText(String charset) {
    byte[] file = encoded("\uFEFF" + MANDARIN, charset);

    assertThat(TextFile.read(file, Optional.empty(), Language.GERMAN))
        .isEqualTo(new DecodedText(MANDARIN, charset, false));
    assertThat(TextFile.read(file, Optional.of("gbk"), Language.GERMAN).text()).isEqualTo(MANDARIN);
  }

  @ParameterizedTest
  @CsvSource({
    "gb2312,GBK,茶叶镕",
    "GBK,GBK,茶叶",
    "cp936,GBK,茶叶",
    "big5,Big5-HKSCS,啲茶葉",
    "Shift_JIS,windows-31j,①茶",
    "EUC-KR,x-windows-949,뷁",
    "ks_c_5601-1987,x-windows-949,차",
    "ISO-8859-1,windows-1252,24 €",
    "latin1,windows-1252,é",
    "'windows-1252 ',windows-1252,é",
    "utf8,UTF-8,茶",
    "UTF-16LE,UTF-16LE,茶"
  })
  void aDeclaredCharsetIsTakenAsProgramsMeanIt(String declared, String charset, String text) {
    DecodedText read =
        TextFile.read(encoded(text, charset), Optional.of(declared), Language.ENGLISH);

    assertThat(read).isEqualTo(new DecodedText(text, declared.strip(), false));
  }

  @Test
  void aWrongOrUnknownDeclarationIsRefusedWithWhatTheBytesLookLike() {
    assertRefused(encoded(MANDARIN, "GBK"), "utf-8", "charset-wrong", "byte 15", "GB18030");
    assertRefused(encoded("Größe", "windows-1252"), "utf-8", "charset-wrong", "windows-1252");
    assertRefused(encoded(MANDARIN, "GBK"), "klingon", "charset-unknown", "'klingon'", "GBK");
    assertRefused(encoded(MANDARIN, "GBK"), "../../etc", "charset-unknown", "'../../etc'");
  }

  /** As clients declare that do not know. */
  @Test
  void utf8ThatIsDeclaredAsLatinIsNotReadAsGibberish() {
    for (String charset : new String[] {"ISO-8859-1", "windows-1252", "iso-8859-15"}) {
      assertRefused(encoded("Größe", "UTF-8"), charset, "charset-wrong", "its bytes are UTF-8");
      assertThat(
              TextFile.read(encoded("Groesse", "UTF-8"), Optional.of(charset), Language.GERMAN)
                  .text())
          .isEqualTo("Groesse");
    }
  }

  /** Bytes that are UTF-8 as well: nobody writes a show of Greek or Arabic letters alone. */
  @Test
  void aWordThatIsUtf8ByChanceIsReadAsItWasWritten() {
    String lucky = "毛 毛"; // C3 AB in GBK: ë
    byte[] bytes = encoded(lucky, "GBK");
    assertThat(Charsets.strictly(StandardCharsets.UTF_8, bytes, 0)).isPresent();

    assertThat(TextFile.read(bytes, Optional.empty(), Language.MANDARIN).text()).isEqualTo(lucky);
    assertThat(TextFile.read(encoded("α β", "UTF-8"), Optional.empty(), Language.ENGLISH).text())
        .isEqualTo("α β");
    assertThat(TextFile.read(encoded("维生素α", "UTF-8"), Optional.empty(), Language.MANDARIN).text())
        .isEqualTo("维生素α");
  }

  @Test
  void bytesThatAreNoTextAreRefusedAndNothingIsReplaced() {
    byte[] damaged = (MANDARIN.repeat(3) + "x").getBytes(StandardCharsets.UTF_8);
    damaged[damaged.length - 1] = (byte) 0xE5;
    assertRefused(damaged, "", "text-unreadable", "UTF-8", "charset=GBK");
    byte[] noise = new byte[400];
    new Random(1).nextBytes(noise);
    assertRefused(noise, "", "text-unreadable", "UTF-8");
    for (int at = 0; at < noise.length; at++) {
      noise[at] = noise[at] >= 0 && noise[at] < ' ' ? (byte) ' ' : noise[at];
    }
    assertRefused(noise, "", "text-unreadable", "UTF-8");
    assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}, "", "text-unreadable", "UTF-16LE");
  }

  private static void assertRefused(byte[] file, String declared, String type, String... says) {
    assertThatThrownBy(
            () ->
                TextFile.read(
                    file, Optional.of(declared).filter(name -> !name.isEmpty()), Language.MANDARIN))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type))
        .hasMessageContainingAll(says);
  }

  private static byte[] encoded(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}

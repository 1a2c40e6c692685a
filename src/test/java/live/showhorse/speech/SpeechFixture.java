package live.showhorse.speech;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import live.showhorse.script.Language;

/** The real programs with the defaults of production, and a sentence of each language. */
final class SpeechFixture {
  static final Map<Language, String> SENTENCES =
      Map.of(
          Language.MANDARIN, "大家好，欢迎来到我们的直播间，今天这款手机只要3980元。",
          Language.CANTONESE, "大家好，歡迎嚟到我哋嘅直播間，今日呢部電話只需要3980元。",
          Language.ENGLISH, "Welcome back, everyone! This phone costs $1,299.99 today.",
          Language.JAPANESE, "皆さん、こんにちは。今日は新しい商品を3,980円で紹介します。",
          Language.KOREAN, "여러분 안녕하세요, 오늘은 이 휴대폰을 39,000원에 드립니다.",
          Language.GERMAN, "Guten Abend zusammen, heute kostet dieses Telefon nur 1.299,00 €.",
          Language.FRENCH, "Bonjour à tous, aujourd'hui ce téléphone coûte 49,90 €.");

  private SpeechFixture() {}

  static SpeechConfig config(String... settings) {
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(SpeechConfig.class)
            .withDefaultValue(
                "showhorse.native.directory",
                System.getProperty("showhorse.native.directory", "target/native"));
    for (int at = 0; at < settings.length; at += 2) {
      builder.withDefaultValue("showhorse.speech." + settings[at], settings[at + 1]);
    }
    return builder.build().getConfigMapping(SpeechConfig.class);
  }
}

package live.showhorse.bench;

import java.util.Map;
import live.showhorse.script.Language;

/**
 * One sentence of each language as a shop would have it said, four to seven seconds long and rich
 * in p, b and m, whose closures are counted.
 */
public final class Sentences {
  private static final Map<Language, String> ALL =
      Map.of(
          Language.MANDARIN, "大家晚上好，欢迎来到我们的直播间，今天这款面包买一包，送一包。",
          Language.CANTONESE, "大家好，歡迎嚟到我哋嘅直播間，今日買麵包就送牛油，好平㗎。",
          Language.ENGLISH,
              "Welcome back, everyone! My favourite brown bag is here, and it is half price"
                  + " tonight.",
          Language.JAPANESE, "皆さん、こんばんは。今日は、ふわふわの毛布とパンを、半額でご紹介します。",
          Language.KOREAN, "여러분 반갑습니다! 오늘 방송에서만 이 부드러운 담요를 반값에 드립니다.",
          Language.GERMAN,
              "Willkommen, meine Lieben! Heute Abend gibt es die blaue Pfanne zum halben Preis.",
          Language.FRENCH,
              "Bonjour à tous, bienvenue ! Aujourd'hui, ma bougie préférée est à moitié prix.");

  private Sentences() {}

  public static String of(Language language) {
    return ALL.get(language);
  }
}

package live.showhorse.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The languages a presenter speaks. */
public enum Language {
  MANDARIN("zh"),
  CANTONESE("yue"),
  ENGLISH("en"),
  JAPANESE("ja"),
  KOREAN("ko"),
  GERMAN("de"),
  FRENCH("fr");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /**
   * BCP 47 primary tag: {@code zh}, {@code yue}, {@code en}, {@code ja}, {@code ko}, {@code de},
   * {@code fr}.
   */
  public String tag() {
    return tag;
  }

  /**
   * Accepts the tag or a longer one: {@code zh-CN}, {@code zh-HK} and {@code zh-yue} (Cantonese),
   * {@code en-GB}.
   */
  public static Language of(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    if (wanted.equals("zh-hk") || wanted.equals("zh-yue") || wanted.equals("zh-mo")) {
      return CANTONESE;
    }
    String primary = wanted.split("-", 2)[0];
    if (primary.equals("cmn")) {
      return MANDARIN;
    }
    return Arrays.stream(values())
        .filter(language -> language.tag.equals(primary))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("language '" + text + "' is not one of " + tags()));
  }

  public static String tags() {
    return Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return tag;
  }
}

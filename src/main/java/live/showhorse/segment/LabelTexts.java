package live.showhorse.segment;

import live.showhorse.script.Language;

/** The declaration that a programme is made by AI: on the picture and in the metadata of files. */
public final class LabelTexts {
  private LabelTexts() {}

  /**
   * What the label says in a language, in the words that its viewers know from other programmes.
   */
  public static String label(Language language) {
    return switch (language) {
      case MANDARIN -> "AI 生成";
      case CANTONESE -> "AI 生成內容";
      case ENGLISH -> "AI-generated";
      case JAPANESE -> "AI生成";
      case KOREAN -> "AI 생성";
      case GERMAN -> "KI-generiert";
      case FRENCH -> "Généré par IA";
    };
  }

  /** The same declaration for the {@code comment} of a file: English first, for machines. */
  public static String comment(Language language) {
    return "AI-generated: the presenter's picture and voice are synthetic. " + label(language);
  }
}

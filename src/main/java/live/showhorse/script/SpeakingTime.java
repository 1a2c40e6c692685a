package live.showhorse.script;

/** How long a text takes to say. */
public final class SpeakingTime {
  private SpeakingTime() {}

  /**
   * An estimate in seconds, rather too long than too short: 1.26 of the measured time on average.
   */
  public static double seconds(String text, Language language) {
    return new SpokenLength(text, language, 1).seconds(0, text.length());
  }
}

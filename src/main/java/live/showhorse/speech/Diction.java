package live.showhorse.speech;

/**
 * How a presenter speaks, whatever the words.
 *
 * @param delivery speed and pitch of lines that name none
 * @param lexicon how certain words are read
 */
public record Diction(Delivery delivery, Lexicon lexicon) {
  public static final Diction PLAIN = new Diction(Delivery.PLAIN, Lexicon.EMPTY);

  public Diction with(Delivery other) {
    return new Diction(other, lexicon);
  }

  public Diction with(Lexicon other) {
    return new Diction(delivery, other);
  }
}

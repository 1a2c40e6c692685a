package live.showhorse.engine;

/** In which order clips are rendered. */
public enum Urgency {
  /** Something waits on air: a line that interrupts, the first picture of a channel. */
  NOW,
  /** The next lines. */
  SOON,
  /** Good to have: more idle clips, lines far down the rundown. */
  LATER
}

package live.showhorse.channel;

/** What is playing: a line, or a rung of the filler ladder. */
public enum PlayKind {
  LINE,
  BRIDGE,
  IDLE,
  STILL
}

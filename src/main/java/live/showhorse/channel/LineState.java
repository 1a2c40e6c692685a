package live.showhorse.channel;

/** The life of a line. */
public enum LineState {
  /** In the rundown, too far back to be prepared yet. */
  QUEUED,
  /** Its first segment is being rendered, dressed or encoded. */
  RENDERING,
  /** Its first segment is in memory: it can go on air at any join. */
  READY,
  /** On air, or interrupted by a {@link Priority#NOW} line and about to go on. */
  AIRING,
  /** Aired to its end. */
  AIRED,
  /** Could not be rendered; the detail says why. */
  FAILED,
  /** Not on air by its deadline, and skipped. */
  EXPIRED,
  /** Taken out by the host. */
  REMOVED;

  /** Whether nothing more happens to such a line. */
  public boolean finished() {
    return this == AIRED || this == FAILED || this == EXPIRED || this == REMOVED;
  }
}

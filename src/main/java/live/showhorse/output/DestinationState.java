package live.showhorse.output;

/** What a destination is doing. */
public enum DestinationState {
  /** Trying to reach the server for the first time since the programme began. */
  CONNECTING,
  /** The server takes the programme. */
  LIVE,
  /** The connection failed or broke; it is tried again with growing pauses. */
  RETRYING,
  /** Cannot work at all, for instance because FFmpeg lacks the protocol; not tried again. */
  FAILED,
  /** Not started, or over. */
  STOPPED
}

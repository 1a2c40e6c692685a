package live.showhorse;

/** What a process does; both unless told otherwise. */
public enum Role {
  /** The API, the channels and their outputs. */
  STUDIO,
  /** Renders clips. */
  ENGINE
}

package live.showhorse.channel;

/** Whether a channel has a programme. */
public enum ChannelState {
  /** No programme. */
  OFF_AIR,
  /** Asked to go on air; the still picture is being made. */
  STARTING,
  /** The clock runs and the programme goes out. */
  ON_AIR
}

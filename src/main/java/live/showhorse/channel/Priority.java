package live.showhorse.channel;

/** Where a line enters the rundown. Lines of equal priority air in the order they came. */
public enum Priority {
  /** Cuts in at the next GOP of what is playing, once its first segment is ready. */
  NOW,
  /** Before the queue, at the next join between lines. */
  NEXT,
  /** At the end of the queue. */
  QUEUE
}

package live.showhorse.redis;

/**
 * A job that a worker holds.
 *
 * @param id its place: lane:stream id
 * @param key what it is for; at most one job of a key is in the queue
 * @param payload as submitted
 * @param deliveries how many workers took it, this one included; above 1 an earlier one lost it
 */
public record Job(String id, String key, String payload, long deliveries) {
  int lane() {
    return id.charAt(0) - '0';
  }

  String streamId() {
    return id.substring(2);
  }
}

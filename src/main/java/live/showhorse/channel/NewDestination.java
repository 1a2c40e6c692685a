package live.showhorse.channel;

/**
 * A destination as the host asks for it.
 *
 * @param name for people, 1..80 characters
 * @param url {@code rtmp://} or {@code rtmps://} server and application
 * @param streamKey write-only; may be empty
 */
public record NewDestination(String name, String url, String streamKey) {
  /** Without the stream key. */
  @Override
  public String toString() {
    return "NewDestination[name=" + name + "]";
  }
}

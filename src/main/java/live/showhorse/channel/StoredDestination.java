package live.showhorse.channel;

import live.showhorse.output.DestinationSpec;

/** A destination as Redis keeps it: the one place where a stream key is written. */
record StoredDestination(String id, String name, String url, String streamKey) {
  DestinationSpec spec() {
    return new DestinationSpec(id, name, url, streamKey);
  }

  /** Without the stream key. */
  @Override
  public String toString() {
    return "StoredDestination[id=" + id + ", name=" + name + "]";
  }
}

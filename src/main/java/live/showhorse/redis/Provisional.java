package live.showhorse.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of a store that came with requests which may still be refused. What was put in for a
 * refused one is taken out again, unless it was there before or another request has it too: the
 * names of values are their hashes. Thread-safe; blocks on Redis.
 */
public final class Provisional {
  private final BlobStore store;
  private final Map<String, Claim> claims = new HashMap<>();

  /** What requests that are not decided yet say of one value. */
  private static final class Claim {
    private final boolean fresh;
    private int requests;
    private boolean accepted;

    Claim(boolean fresh) {
      this.fresh = fresh;
    }
  }

  public Provisional(BlobStore store) {
    this.store = store;
  }

  /** For one request. */
  public Batch batch() {
    return new Batch();
  }

  private synchronized void claim(String name) {
    claims.computeIfAbsent(name, absent -> new Claim(!store.contains(name))).requests++;
  }

  /** Whether the value is nobody's now. */
  private synchronized boolean release(String name, boolean accepted) {
    Claim claim = claims.get(name);
    claim.accepted |= accepted;
    if (--claim.requests > 0) {
      return false;
    }
    claims.remove(name);
    return claim.fresh && !claim.accepted;
  }

  /** The values of one request. It ends as accepted or as refused. */
  public final class Batch implements AutoCloseable {
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());
    private boolean accepted;

    private Batch() {}

    public void put(String name, byte[] value) {
      claim(name);
      names.add(name);
      store.put(name, value);
    }

    /** The request was accepted: its values stay. */
    public void accept() {
      accepted = true;
    }

    /** Takes the values out again, unless the request was accepted. */
    @Override
    public void close() {
      for (String name : names) {
        if (release(name, accepted)) {
          store.delete(name);
        }
      }
      names.clear();
    }
  }
}

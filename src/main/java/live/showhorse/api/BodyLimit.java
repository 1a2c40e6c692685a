package live.showhorse.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;

/** Stops reading a body that did not say its length when it passes the limit. */
@Provider
class BodyLimit implements ContainerRequestFilter {
  /** Looked up late: filters are made during the build, before there is a configuration. */
  private final jakarta.inject.Provider<LimitsConfig> config;

  BodyLimit(jakarta.inject.Provider<LimitsConfig> config) {
    this.config = config;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaders().containsKey("Transfer-Encoding")) {
      request.setEntityStream(
          new Limited(request.getEntityStream(), config.get().body().asLongValue()));
    }
  }

  private static final class Limited extends FilterInputStream {
    private final long maxBytes;
    private long left;

    Limited(InputStream body, long maxBytes) {
      super(body);
      this.maxBytes = maxBytes;
      this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new ProblemException(
            413,
            Statuses.slug(413),
            "The body has more than "
                + maxBytes
                + " bytes; it must have at most that (showhorse.limits.body).");
      }
    }
  }
}

package live.showhorse.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import live.showhorse.limits.LimitsConfig;

/** Refuses a form that the disk has no room for, before it is read. */
@Provider
class UploadRoom implements ContainerRequestFilter {
  private final Uploads uploads;

  /** Looked up late: filters are made during the build, before there is a configuration. */
  private final jakarta.inject.Provider<LimitsConfig> limits;

  UploadRoom(Uploads uploads, jakarta.inject.Provider<LimitsConfig> limits) {
    this.uploads = uploads;
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      int length = request.getLength();
      uploads.refuseWithoutRoomFor(length < 0 ? limits.get().body().asLongValue() : length);
    }
  }
}

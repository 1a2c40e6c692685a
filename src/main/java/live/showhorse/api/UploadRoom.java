package live.showhorse.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Refuses a form that the disk has no room for, before it is read. */
@Provider
class UploadRoom implements ContainerRequestFilter {
  private final Uploads uploads;

  UploadRoom(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      // -1 of one that does not say its length
      uploads.refuseWithoutRoomFor(Math.max(0, request.getLength()));
    }
  }
}
